//! Owns what can be typed after `throughline`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::model::JourneyId;

/// Draw customer journeys, rate every touchpoint, find out what to fix first.
#[derive(Parser)]
#[command(name = "throughline", version, args_conflicts_with_subcommands = true)]
#[command(after_help = "Example: throughline credit-card.journey.ron")]
pub(super) struct Arguments {
    /// The project to open in the window.
    pub file: Option<PathBuf>,
    /// Straight into the boardroom view, on the whole screen; Esc then shows the map.
    #[arg(long, requires = "file")]
    pub present: bool,
    /// The journey that is presented; without it the first by order.
    #[arg(long, value_name = "ID", requires = "present")]
    pub journey: Option<String>,
    /// What draws the window; the other one is tried if it can't.
    #[arg(long, value_enum)]
    pub renderer: Option<Renderer>,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What the window shows first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum First {
    /// The start screen, or the map of the file.
    Map,
    /// The show of that journey of the file; none: of the first.
    Show(Option<JourneyId>),
}

/// What draws the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Renderer {
    /// OpenGL.
    Glow,
    /// Vulkan, Metal or Direct3D.
    Wgpu,
}

#[derive(Subcommand)]
pub(super) enum Command {
    /// Make a new project from a template.
    #[command(after_help = "Example: throughline new --template credit-card -o card.journey.ron")]
    New(New),
    /// Tell what is wrong with projects, one line a finding: <FILE:LINE:COL>: error|warning: message.
    #[command(after_help = "Example: throughline check *.journey.ron")]
    Check(Check),
    /// Print the figures of a project, or why a touchpoint has its figure.
    #[command(after_help = "Example: throughline score card.journey.ron --why delivery")]
    Score(Score),
    /// Print a project as plain text, one record a block.
    #[command(after_help = "Example: throughline show card.journey.ron")]
    Show(Show),
    /// Tell what changed between two projects, in words, record by record; ends with 1 where something did.
    #[command(after_help = "Example: throughline diff monday.journey.ron friday.journey.ron")]
    Diff(Diff),
    /// Put two people's changes of one project together; ends with 1 where they don't agree.
    ///
    /// What can't be decided is listed, ours is kept, and theirs is written to `OUT.conflicts.ron`.
    #[command(
        after_help = "Example: throughline merge friday.journey.ron mine.journey.ron theirs.journey.ron -o both.journey.ron\nIn .git/config: driver = throughline merge %O %A %B --path %P"
    )]
    Merge(Merge),
    /// Write a project as pictures, pages, slides, tables or text.
    #[command(
        after_help = "Example: throughline export card.journey.ron -o card.png --theme dark --scale 2"
    )]
    Export(Export),
    /// Take touchpoints, voices and Mermaid journeys into a project, new or there already.
    #[command(
        after_help = "Example: throughline import answers.csv --into card.journey.ron -o card.journey.ron"
    )]
    Import(Import),
    /// Print a portfolio: every journey of every project below a folder, in one table.
    #[command(after_help = "Example: throughline report ~/clients")]
    Report(Report),
    /// List what was not saved when the program ended, or write it to a file.
    #[command(
        after_help = "Example: throughline recover card.journey.ron -o recovered.journey.ron"
    )]
    Recover(Recover),
}

#[derive(Args)]
pub(super) struct New {
    /// The template's name; without it: blank.
    #[arg(long, value_name = "NAME", default_value = "blank")]
    pub template: String,
    /// Print the templates, one a line: name, two spaces, title.
    #[arg(long)]
    pub list: bool,
    /// Where the project goes; a file that is there is replaced.
    #[arg(short, long, value_name = "FILE", required_unless_present = "list")]
    pub output: Option<PathBuf>,
}

#[derive(Args)]
pub(super) struct Check {
    /// The projects.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

#[derive(Args)]
pub(super) struct Score {
    /// The project.
    pub file: PathBuf,
    /// The segment through whose eyes it is seen; without it: everyone's.
    #[arg(long, value_name = "ID")]
    pub segment: Option<String>,
    /// With the chosen improvements applied.
    #[arg(long)]
    pub to_be: bool,
    /// As one JSON object.
    #[arg(long, conflicts_with = "why")]
    pub json: bool,
    /// Explain the figures of this step or improvement, or of the journeys: score, to-be, peak-end, rated, recommend,
    /// satisfied, effort, belief, stages, channels, owners, segments, promises, hand-overs, sources, scope.
    #[arg(long, value_name = "ID")]
    pub why: Option<String>,
}

#[derive(Args)]
pub(super) struct Import {
    /// Diagrams (.mmd, .md), tables of touchpoints and of voices (.csv, .tsv, .xlsx).
    #[arg(required = true, value_name = "IN")]
    pub inputs: Vec<PathBuf>,
    /// Where the project goes; a file that is there is replaced.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// The project that it is added to; without it: a new one.
    #[arg(long, value_name = "FILE")]
    pub into: Option<PathBuf>,
    /// The journey of that project for rows that name none; without it the first.
    #[arg(long, value_name = "ID", requires = "into")]
    pub journey: Option<String>,
    /// Leave out rows that can't be read; without it such a row stops the import.
    #[arg(long)]
    pub skip_invalid: bool,
    /// Attach voices to touchpoints whose names are nearly those of the table.
    #[arg(long)]
    pub similar: bool,
}

#[derive(Args)]
pub(super) struct Report {
    /// Projects, and folders whose projects (*.journey.ron) are looked for at any depth.
    #[arg(required = true, value_name = "DIR|FILE")]
    pub paths: Vec<PathBuf>,
    /// As one JSON object.
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub(super) struct Recover {
    /// The project, or one of the listed journals; without it: all of them.
    pub file: Option<PathBuf>,
    /// Only list what there is: time, title, file, how it differs, journal.
    #[arg(long)]
    pub list: bool,
    /// Where the recovered project goes; a file that is there is replaced.
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
}

#[derive(Args)]
pub(super) struct Show {
    /// The project.
    pub file: PathBuf,
}

#[derive(Args)]
pub(super) struct Merge {
    /// The project that both come from; an empty file stands for an empty project.
    pub base: PathBuf,
    /// Our version; the result goes there unless told.
    pub ours: PathBuf,
    /// Their version.
    pub theirs: PathBuf,
    /// Where the result goes; a file that is there is replaced.
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// The path of the project that the three are versions of: what can't be decided is written beside it.
    #[arg(long, value_name = "PATH")]
    pub path: Option<PathBuf>,
}

#[derive(Args)]
pub(super) struct Diff {
    /// The project as it was.
    pub before: PathBuf,
    /// The project as it is.
    pub after: PathBuf,
}

#[derive(Args)]
pub(super) struct Export {
    /// The project.
    pub file: PathBuf,
    /// Where it goes; its ending says the format: .svg .png .pdf .pptx .xlsx .csv .md .html .mmd. With -: to standard
    /// output.
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
    /// The format, where the ending does not say it.
    #[arg(long, value_name = "FORMAT")]
    pub to: Option<String>,
    /// The journey; without it the first by order for .svg, .png and .mmd, and all of them for the others.
    #[arg(long, value_name = "ID")]
    pub journey: Option<String>,
    /// The view: .svg and .png show the map without it, .pdf and .pptx all of them; more than one, with a comma between.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "VIEW")]
    pub view: Vec<ViewName>,
    /// What is handed out of the show instead of views: its slides with notes (.pdf, .pptx), one page that tells all of
    /// it (.pdf, --paper a4 or a3), or the decisions (.pdf).
    #[arg(long, value_enum, value_name = "WHAT", conflicts_with_all = ["view", "tiles", "turn", "without_notes"])]
    pub what: Option<WhatName>,
    /// The colours.
    #[arg(long, value_enum, default_value = "light")]
    pub theme: ThemeName,
    /// The paper of a .pdf; with --tiles the size of the whole picture.
    #[arg(long, value_enum, default_value = "fit")]
    pub paper: PaperName,
    /// Which way the paper is turned; without it the way in which more of it is filled.
    #[arg(long, value_enum)]
    pub turn: Option<WayName>,
    /// Cut the pages of a .pdf into sheets for a wall.
    #[arg(long, value_enum)]
    pub tiles: Option<TileName>,
    /// Leave the notes of who speaks out of a .pptx.
    #[arg(long)]
    pub without_notes: bool,
    /// Pixels per point of a PNG, 0.1 to 8.
    #[arg(long, value_name = "N", default_value_t = 1.0)]
    pub scale: f32,
}

/// What is handed out of a show.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum WhatName {
    Show,
    Summary,
    Decisions,
}

/// The colours of a picture.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ThemeName {
    Light,
    Dark,
}

/// What is drawn.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ViewName {
    Map,
    Curve,
    Voices,
    Priorities,
    Blueprint,
}

/// How large a page is.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PaperName {
    Fit,
    A4,
    A3,
    A2,
    A1,
    A0,
}

/// Which way a page is turned.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum WayName {
    Portrait,
    Landscape,
}

/// The sheets for a wall.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TileName {
    A4,
    A3,
}
