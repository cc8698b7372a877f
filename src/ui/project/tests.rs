//! Drives the project's page as a user does.
