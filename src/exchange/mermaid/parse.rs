//! Parts a cleaned text into what Mermaid's grammar for `journey` knows, in the order in which that grammar tries it, and
//! puts it together.

use super::clean::{
    Cell, Cleaned, cleaned, is_journey, is_space, peek, run, starts, text_of, trimmed,
};
use super::entities::decoded;
use super::number::number;
use super::{Diagram, Refused, Section, Task};

/// A piece of the text: what it is and where it stands in the cleaned cells.
#[derive(Debug, Clone, Copy)]
struct Token {
    kind: Kind,
    from: usize,
    to: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Newline,
    Journey,
    Title,
    AccTitle,
    AccDescr,
    /// What follows one of the two.
    AccValue,
    /// What stands between the braces of a description.
    AccLines,
    Section,
    TaskName,
    TaskData,
    Colon,
    /// The end, where it can be.
    End,
    /// The end, where it can't be.
    Stop,
    Invalid,
}

/// What is expected next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Plain,
    Value,
    Lines,
}

/// Reads a diagram.
///
/// # Errors
/// [`Refused`] where Mermaid refuses it, too.
pub fn read(text: &str) -> Result<Diagram, Refused> {
    let mut clean = cleaned(text);
    if let Some((at, why)) = clean.fault {
        return Err(refused(text, at, why.to_owned()));
    }
    if !is_journey(&clean.cells) {
        let at = text.chars().take_while(|c| is_space(*c)).count();
        let why = "This is no journey diagram of Mermaid: its first word has to be “journey”";
        return Err(refused(text, at, why.to_owned()));
    }
    let diagram = Diagram {
        title: std::mem::take(&mut clean.title),
        notes: std::mem::take(&mut clean.notes),
        ..Diagram::default()
    };
    let breaks = text.chars().enumerate().filter(|(_, c)| *c == '\n');
    let breaks = breaks.map(|(at, _)| at);
    let mut reading = Reading {
        text,
        lexer: Lexer::new(&clean),
        diagram,
        breaks: breaks.collect(),
    };
    reading.whole()?;
    Ok(reading.diagram)
}

fn refused(text: &str, at: usize, why: String) -> Refused {
    let (mut line, mut column) = (1, 1);
    let mut last = None;
    for c in text.chars().take(at) {
        match (c, last) {
            ('\n', Some('\r')) => {}
            ('\n' | '\r', _) => (line, column) = (line + 1, 1),
            (_, _) => column += 1,
        }
        last = Some(c);
    }
    Refused { line, column, why }
}

struct Reading<'a> {
    text: &'a str,
    lexer: Lexer<'a>,
    diagram: Diagram,
    /// Where the lines of the text end.
    breaks: Vec<usize>,
}

impl Reading<'_> {
    fn whole(&mut self) -> Result<(), Refused> {
        let first = self.lexer.next();
        if first.kind != Kind::Journey {
            return Err(self.wrong(
                first,
                "Begin with the word “journey”, without comments before it",
            ));
        }
        loop {
            let token = self.lexer.next();
            match token.kind {
                Kind::Newline => {}
                Kind::End => return Ok(()),
                Kind::Title => self.diagram.title = decoded(&self.said(token, 6)),
                Kind::AccTitle => {
                    let value = self.value()?;
                    self.diagram.accessible_title = value;
                }
                Kind::AccDescr => {
                    let value = self.value()?;
                    self.diagram.accessible_description = value;
                }
                Kind::AccLines => self.diagram.accessible_description = self.lines_of(token),
                Kind::Section => {
                    let name = decoded(&self.said(token, 8));
                    let at = self.place(token.from);
                    self.diagram.sections.push(Section { name, at });
                }
                Kind::TaskName => self.task(token)?,
                Kind::Journey
                | Kind::AccValue
                | Kind::TaskData
                | Kind::Colon
                | Kind::Stop
                | Kind::Invalid => return Err(self.unexpected(token)),
            }
        }
    }

    fn unexpected(&self, token: Token) -> Refused {
        let why = match token.kind {
            Kind::Journey => {
                "A line can’t begin with the word “journey”: write its first letter as #106;"
            }
            Kind::TaskData | Kind::Colon => {
                "Write a name before the colon, as in “Sales call: 3: Ana”"
            }
            Kind::Stop => {
                "Close the description with a brace, and write something after accTitle or accDescr"
            }
            Kind::Invalid
            | Kind::Newline
            | Kind::Title
            | Kind::AccTitle
            | Kind::AccDescr
            | Kind::AccValue
            | Kind::AccLines
            | Kind::Section
            | Kind::TaskName
            | Kind::End => "Write a semicolon in a name as #59;",
        };
        self.wrong(token, why)
    }

    fn wrong(&self, token: Token, why: &str) -> Refused {
        refused(self.text, self.place(token.from), why.to_owned())
    }

    /// Where something stands in the text as it came.
    fn place(&self, at: usize) -> usize {
        let cells = self.lexer.cells;
        let end = cells.last().map(|(_, at)| *at).unwrap_or_default();
        cells.get(at).map_or(end, |(_, at)| *at)
    }

    /// What a token says after so many characters.
    fn said(&self, token: Token, skip: usize) -> String {
        text_of(self.lexer.cells, token.from + skip, token.to)
    }

    fn value(&mut self) -> Result<String, Refused> {
        let token = self.lexer.next();
        if token.kind != Kind::AccValue {
            return Err(self.unexpected(token));
        }
        Ok(decoded(trimmed(&self.said(token, 0))))
    }

    fn lines_of(&self, token: Token) -> String {
        let text = self.said(token, 0);
        let lines = trimmed(&text).split('\n').enumerate();
        let lines = lines.map(|(place, line)| match place {
            0 => line,
            _ => line.trim_start_matches(is_space),
        });
        let lines: Vec<String> = lines
            .enumerate()
            .filter(|(place, line)| *place == 0 || !line.is_empty())
            .map(|(_, line)| decoded(line))
            .collect();
        lines.join("\n")
    }

    fn task(&mut self, name: Token) -> Result<(), Refused> {
        let data = self.lexer.next();
        if data.kind == Kind::Invalid {
            return Err(self.unexpected(data));
        }
        if data.kind != Kind::TaskData {
            let named = decoded(trimmed(&self.said(name, 0)));
            let named: String = named.chars().take(60).collect();
            let why = format!("Write a colon and a score after “{named}”, as in “{named}: 3: Ana”");
            return Err(self.wrong(data, &why));
        }
        let said = self.said(data, 1);
        let mut pieces = said.splitn(3, ':');
        let scored = pieces.next().unwrap_or_default();
        let actors = pieces.next().map(|actors| actors.split(','));
        let actors = actors.into_iter().flatten();
        let actors = actors.map(|actor| decoded(trimmed(actor))).collect();
        let at = self.place(name.from);
        let task = Task {
            section: self.diagram.sections.len().checked_sub(1),
            name: decoded(&self.said(name, 0)),
            score: number(scored),
            scored: decoded(trimmed(scored)),
            actors,
            beyond: pieces.next().map(trimmed).unwrap_or_default().to_owned(),
            line: self.line(name.from),
            at,
        };
        self.diagram.tasks.push(task);
        Ok(())
    }

    /// The line of a place in the text as it came.
    fn line(&self, at: usize) -> usize {
        let place = self.place(at);
        self.breaks.partition_point(|end| *end < place) + 1
    }
}

struct Lexer<'a> {
    cells: &'a [Cell],
    at: usize,
    state: State,
    is_done: bool,
}

impl<'a> Lexer<'a> {
    fn new(clean: &'a Cleaned) -> Self {
        Self {
            cells: &clean.cells,
            at: 0,
            state: State::Plain,
            is_done: false,
        }
    }

    /// The next token; after the last one there are only stops.
    fn next(&mut self) -> Token {
        loop {
            if self.is_done {
                return self.token(Kind::Stop, self.at);
            }
            self.is_done = self.at >= self.cells.len();
            let token = match self.state {
                State::Plain => self.plain(),
                State::Value => {
                    self.state = State::Plain;
                    let end = run(self.cells, self.at, |c| c != '\n');
                    Some(self.token(Kind::AccValue, end))
                }
                State::Lines => self.braced(),
            };
            if let Some(token) = token {
                self.at = token.to;
                return token;
            }
        }
    }

    fn token(&self, kind: Kind, to: usize) -> Token {
        Token {
            kind,
            from: self.at,
            to,
        }
    }

    /// The lines between braces; none: a brace that closes them.
    fn braced(&mut self) -> Option<Token> {
        if peek(self.cells, self.at) == Some('}') {
            self.state = State::Plain;
            self.at += 1;
            return None;
        }
        let end = run(self.cells, self.at, |c| c != '}');
        Some(self.token(Kind::AccLines, end))
    }

    /// What stands here outside of a value; none: something that is skipped, or that a value follows.
    fn plain(&mut self) -> Option<Token> {
        let Some(first) = peek(self.cells, self.at) else {
            return Some(self.token(Kind::End, self.at));
        };
        if let Some(end) = self.comment(first) {
            self.at = end;
            return None;
        }
        if first == '\n' {
            let end = run(self.cells, self.at, |c| c == '\n');
            return Some(self.token(Kind::Newline, end));
        }
        if is_space(first) {
            self.at = run(self.cells, self.at, is_space);
            return None;
        }
        if first == '#' {
            self.at = run(self.cells, self.at, |c| c != '\n');
            return None;
        }
        self.headed(first)
    }

    /// Where the comment ends that begins here: with a percent sign, or with one character and two of them.
    fn comment(&self, first: char) -> Option<usize> {
        let is_open = first == '%' && peek(self.cells, self.at + 1) != Some('{');
        let is_behind = first != '}' && starts(self.cells, self.at + 1, "%%");
        let behind = if is_open { 1 } else { 3 };
        (is_open || is_behind).then(|| run(self.cells, self.at + behind, |c| c != '\n'))
    }

    fn headed(&mut self, first: char) -> Option<Token> {
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if let Some(end) = self.word("journey")
            && !peek(self.cells, end).is_some_and(is_word)
        {
            return Some(self.token(Kind::Journey, end));
        }
        if let Some(end) = self.named("title", |c| !matches!(c, '#' | '\n' | ';')) {
            return Some(self.token(Kind::Title, end));
        }
        if let Some(end) = self.keyed("accTitle", ':') {
            self.state = State::Value;
            return Some(self.token(Kind::AccTitle, end));
        }
        if let Some(end) = self.keyed("accDescr", ':') {
            self.state = State::Value;
            return Some(self.token(Kind::AccDescr, end));
        }
        if let Some(end) = self.keyed("accDescr", '{') {
            self.state = State::Lines;
            self.at = end;
            return None;
        }
        if let Some(end) = self.named("section", is_named) {
            return Some(self.token(Kind::Section, end));
        }
        let end = run(self.cells, self.at, is_named);
        if end > self.at {
            return Some(self.token(Kind::TaskName, end));
        }
        if first != ':' {
            return Some(self.token(Kind::Invalid, self.at + 1));
        }
        let end = run(self.cells, self.at + 1, |c| !matches!(c, '#' | '\n' | ';'));
        let is_data = end > self.at + 1;
        let kind = if is_data { Kind::TaskData } else { Kind::Colon };
        Some(self.token(kind, end))
    }

    /// Where the word ends, in any case, if it stands here.
    fn word(&self, word: &str) -> Option<usize> {
        let is = |(at, c): (usize, char)| {
            peek(self.cells, at).is_some_and(|here| here.eq_ignore_ascii_case(&c))
        };
        let stands = (self.at..).zip(word.chars()).all(is);
        stands.then(|| self.at + word.chars().count())
    }

    /// Where the name ends that follows the word and one blank.
    fn named(&self, word: &str, is: impl Fn(char) -> bool) -> Option<usize> {
        let blank = self.word(word)?;
        peek(self.cells, blank).filter(|c| is_space(*c))?;
        let end = run(self.cells, blank + 1, is);
        (end > blank + 1).then_some(end)
    }

    /// Where what follows the word and that mark begins.
    fn keyed(&self, word: &str, mark: char) -> Option<usize> {
        let at = run(self.cells, self.word(word)?, is_space);
        (peek(self.cells, at) == Some(mark)).then(|| run(self.cells, at + 1, is_space))
    }
}

/// Whether the character can stand in the name of a section or a task.
fn is_named(c: char) -> bool {
    !matches!(c, '#' | ':' | '\n' | ';')
}
