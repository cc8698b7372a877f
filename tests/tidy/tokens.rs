//! Reads Rust source as tokens: just enough to tell code from comments and texts, and product code from tests.

use std::iter::Peekable;
use std::str::CharIndices;

/// A name, number, lifetime, text or sign of a source, with the line on which it begins, from 1.
#[derive(Debug, Clone)]
pub struct Token {
    pub line: usize,
    pub text: String,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Name,
    Text,
    Other,
}

impl Token {
    pub fn is_name(&self) -> bool {
        self.kind == Kind::Name
    }

    /// Whether it is the inside of a string literal.
    pub fn is_text(&self) -> bool {
        self.kind == Kind::Text
    }
}

/// A source file as tokens, those under `#[cfg(test)]` told apart.
pub struct Source {
    tokens: Vec<Token>,
    /// The first and last token of each item under `#[cfg(test)]`, its attribute included.
    tests: Vec<(usize, usize)>,
    lines: usize,
}

impl Source {
    pub fn new(text: &str) -> Self {
        let tokens = Reader::new(text).read();
        let tests = test_items(&tokens);
        let lines = text.lines().count();
        Self {
            tokens,
            tests,
            lines,
        }
    }

    /// The tokens that are not under `#[cfg(test)]`.
    pub fn code(&self) -> Vec<Token> {
        let in_tests = |at: usize| {
            self.tests
                .iter()
                .any(|(from, to)| (*from..=*to).contains(&at))
        };
        self.tokens
            .iter()
            .enumerate()
            .filter(|(at, _)| !in_tests(*at))
            .map(|(_, token)| token.clone())
            .collect()
    }

    /// How many lines the file has without its items under `#[cfg(test)]`.
    pub fn product_lines(&self) -> usize {
        let line = |at: usize| self.tokens.get(at).map_or(0, |token| token.line);
        let of_tests: usize = self
            .tests
            .iter()
            .map(|(from, to)| line(*to).saturating_sub(line(*from)).saturating_add(1))
            .sum();
        self.lines.saturating_sub(of_tests)
    }

    /// The modules that are declared under `#[cfg(test)]` and lie in a file of their own.
    pub fn test_modules(&self) -> Vec<String> {
        let declared = |(from, to): &(usize, usize)| {
            let item = self.tokens.get(*from..=*to)?;
            let [.., keyword, name, end] = item else {
                return None;
            };
            (keyword.text == "mod" && end.text == ";").then(|| name.text.clone())
        };
        self.tests.iter().filter_map(declared).collect()
    }

    /// Every path outside tests, spelt out (`use a::{b, c::d};` gives `a::b` and `a::c::d`), with its line.
    pub fn paths(&self) -> Vec<(usize, String)> {
        let code = self.code();
        let mut found = Vec::new();
        let mut rest = code.iter().peekable();
        while let Some(token) = rest.peek() {
            if token.is_name() {
                read_path("", &mut rest, &mut found);
            } else {
                rest.next();
            }
        }
        found
    }
}

type Rest<'a> = Peekable<std::slice::Iter<'a, Token>>;

/// Reads a path or a tree of paths that begins here and appends what it names to `found`.
fn read_path(before: &str, rest: &mut Rest<'_>, found: &mut Vec<(usize, String)>) {
    let mut path = before.to_owned();
    let mut line = 0;
    while let Some(name) = rest.next_if(|token| token.is_name() || token.text == "*") {
        line = name.line;
        if !path.is_empty() {
            path.push_str("::");
        }
        path.push_str(&name.text);
        if rest.next_if(|token| token.text == "::").is_none() {
            break;
        }
        if rest.next_if(|token| token.text == "{").is_some() {
            read_tree(&path, rest, found);
            return;
        }
    }
    found.push((line, path));
}

/// Reads the branches of a tree of paths up to its closing brace.
fn read_tree(before: &str, rest: &mut Rest<'_>, found: &mut Vec<(usize, String)>) {
    while let Some(token) = rest.peek() {
        if token.text == "}" {
            rest.next();
            return;
        }
        if token.text == "as" {
            rest.next();
            rest.next();
        } else if token.is_name() || token.text == "*" {
            read_path(before, rest, found);
        } else {
            rest.next();
        }
    }
}

/// The last token of the item that begins at `from`: its closing brace, or a semicolon before any brace.
pub fn end_of_item(tokens: &[Token], from: usize) -> Option<&Token> {
    tokens.get(end_index(tokens, from)?)
}

fn end_index(tokens: &[Token], from: usize) -> Option<usize> {
    let mut braces = 0_usize;
    let mut others = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(from) {
        if token.is_text() {
            continue;
        }
        match token.text.as_str() {
            "(" | "[" => others += 1,
            ")" | "]" => others = others.saturating_sub(1),
            "{" => braces += 1,
            "}" => {
                braces = braces.saturating_sub(1);
                if braces == 0 && others == 0 {
                    return Some(at);
                }
            }
            ";" if braces == 0 && others == 0 => return Some(at),
            _ => {}
        }
    }
    None
}

/// The first and last token of each item under `#[cfg(test)]`.
fn test_items(tokens: &[Token]) -> Vec<(usize, usize)> {
    let attribute = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut items = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let begins = tokens.get(at..at + attribute.len()).is_some_and(|here| {
            here.iter()
                .zip(attribute)
                .all(|(token, sign)| token.text == sign)
        });
        if begins {
            let end = end_index(tokens, at + attribute.len()).unwrap_or(tokens.len() - 1);
            items.push((at, end));
            at = end;
        }
        at += 1;
    }
    items
}

/// Walks over the characters of a source and gathers its tokens.
struct Reader<'a> {
    text: &'a str,
    rest: Peekable<CharIndices<'a>>,
    line: usize,
    tokens: Vec<Token>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            rest: text.char_indices().peekable(),
            line: 1,
            tokens: Vec::new(),
        }
    }

    fn read(mut self) -> Vec<Token> {
        while let Some((at, sign)) = self.next() {
            let ahead = self.text.get(at..).unwrap_or_default();
            if ahead.starts_with("//") {
                while self.rest.peek().is_some_and(|(_, next)| *next != '\n') {
                    self.next();
                }
            } else if ahead.starts_with("/*") {
                self.skip_block_comment();
            } else if sign == '"' {
                self.string(at + 1, '\\', "\"");
            } else if let Some(hashes) = raw_string(ahead) {
                let opening = ahead.find('"').unwrap_or_default();
                self.skip(opening);
                let end = format!("\"{}", "#".repeat(hashes));
                self.string(at + opening + 1, '\0', &end);
            } else if sign == '\'' {
                self.quote(at, ahead);
            } else if sign.is_alphabetic() || sign == '_' {
                self.word(at, Kind::Name);
            } else if sign.is_ascii_digit() {
                self.word(at, Kind::Other);
            } else if ahead.starts_with("::") {
                self.next();
                self.push(self.line, "::", Kind::Other);
            } else if !sign.is_whitespace() {
                self.push(self.line, sign.encode_utf8(&mut [0; 4]), Kind::Other);
            }
        }
        self.tokens
    }

    fn next(&mut self) -> Option<(usize, char)> {
        let (at, sign) = self.rest.next()?;
        if sign == '\n' {
            self.line += 1;
        }
        Some((at, sign))
    }

    fn skip(&mut self, count: usize) {
        for _ in 0..count {
            self.next();
        }
    }

    fn push(&mut self, line: usize, text: &str, kind: Kind) {
        self.tokens.push(Token {
            line,
            text: text.to_owned(),
            kind,
        });
    }

    fn skip_block_comment(&mut self) {
        let mut depth = 0_usize;
        let mut last = '/';
        while let Some((_, sign)) = self.next() {
            let pair = (last, sign);
            last = sign;
            if pair == ('/', '*') {
                depth += 1;
            } else if pair == ('*', '/') {
                depth = depth.saturating_sub(1);
            } else {
                continue;
            }
            last = ' ';
            if depth == 0 {
                return;
            }
        }
    }

    /// Reads a string whose inside begins at `from`, up to `end`; what follows `escape` never ends it.
    fn string(&mut self, from: usize, escape: char, end: &str) {
        let line = self.line;
        while let Some((at, sign)) = self.next() {
            if sign == escape {
                self.next();
            } else if self
                .text
                .get(at..)
                .is_some_and(|ahead| ahead.starts_with(end))
            {
                self.skip(end.len() - 1);
                let inside = self.text.get(from..at).unwrap_or_default().to_owned();
                self.push(line, &inside, Kind::Text);
                return;
            }
        }
    }

    /// Reads a character literal or a lifetime.
    fn quote(&mut self, at: usize, ahead: &str) {
        let mut inside = ahead.chars().skip(1);
        let (first, second) = (inside.next(), inside.next());
        if first == Some('\\') {
            self.skip(2);
            while self.next().is_some_and(|(_, sign)| sign != '\'') {}
        } else if second == Some('\'') {
            self.skip(2);
        } else {
            self.word(at, Kind::Other);
        }
    }

    fn word(&mut self, from: usize, kind: Kind) {
        let is_part = |sign: char| sign.is_alphanumeric() || sign == '_';
        while self.rest.peek().is_some_and(|(_, sign)| is_part(*sign)) {
            self.next();
        }
        let end = self.rest.peek().map_or(self.text.len(), |(at, _)| *at);
        let text = self.text.get(from..end).unwrap_or_default().to_owned();
        self.push(self.line, &text, kind);
    }
}

/// How many `#` a raw string that begins here has; none where no raw string begins.
fn raw_string(ahead: &str) -> Option<usize> {
    let after = ahead
        .strip_prefix("br")
        .or_else(|| ahead.strip_prefix('r'))?;
    let quote = after.trim_start_matches('#');
    quote.starts_with('"').then(|| after.len() - quote.len())
}
