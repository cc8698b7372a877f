//! Owns the package around the slides: its parts, how they refer to each other, the one master, and the zip of it all.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::super::ExportError;
use super::super::deck::{Deck, Part, SLIDE_HEIGHT, SLIDE_WIDTH, Slide};
use super::super::document::Progress;
use super::super::markup::escaped;
use super::shapes::{FONT, emu};
use super::slide::{self, TREE, root};
use crate::scene::Role;
use crate::scene::palette::{Theme, colour};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const PRESENTATION: &str = "application/vnd.openxmlformats-officedocument.presentationml";
/// Slides of a deck are numbered from here; masters and layouts above.
const FIRST_SLIDE_ID: usize = 256;
const MAP: &str = "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" \
     accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>";

pub(super) fn package(deck: &Deck, progress: &Progress) -> Result<Vec<u8>, ExportError> {
    let mut zip = Zip::new();
    zip.part("[Content_Types].xml", &content_types(deck))?;
    zip.part("_rels/.rels", &root_relations())?;
    zip.part("docProps/core.xml", &core(deck))?;
    zip.part("docProps/app.xml", &application())?;
    zip.part("ppt/presentation.xml", &presentation(deck))?;
    zip.part(
        "ppt/_rels/presentation.xml.rels",
        &presentation_relations(deck),
    )?;
    zip.part("ppt/theme/theme1.xml", &theme(deck.theme))?;
    zip.part("ppt/theme/theme2.xml", &theme(Theme::Light))?;
    zip.part("ppt/slideMasters/slideMaster1.xml", &master(deck.theme))?;
    zip.part(
        "ppt/slideMasters/_rels/slideMaster1.xml.rels",
        &relations(&[
            ("slideLayout", "../slideLayouts/slideLayout1.xml"),
            ("theme", "../theme/theme1.xml"),
        ]),
    )?;
    zip.part("ppt/slideLayouts/slideLayout1.xml", &layout())?;
    zip.part(
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
        &relations(&[("slideMaster", "../slideMasters/slideMaster1.xml")]),
    )?;
    zip.part("ppt/notesMasters/notesMaster1.xml", &notes_master())?;
    zip.part(
        "ppt/notesMasters/_rels/notesMaster1.xml.rels",
        &relations(&[("theme", "../theme/theme2.xml")]),
    )?;
    for (number, slide) in numbered(deck) {
        progress.reached(0.3 + 0.7 * part_of(number, deck.slides.len()))?;
        slide_parts(&mut zip, number, slide, deck.theme)?;
    }
    zip.finish()
}

fn slide_parts(
    zip: &mut Zip,
    number: usize,
    slide: &Slide,
    theme: Theme,
) -> Result<(), ExportError> {
    let pictures: Vec<_> = pictures(slide).collect();
    let media: Vec<String> = (1..=pictures.len())
        .map(|picture| format!("media/slide{number}-{picture}.png"))
        .collect();
    for (name, bytes) in media.iter().zip(&pictures) {
        zip.bytes(&format!("ppt/{name}"), bytes)?;
    }
    let media: Vec<String> = media.iter().map(|name| format!("../{name}")).collect();
    let name = format!("ppt/slides/slide{number}.xml");
    let first_picture = if has_notes(slide) { 3 } else { 2 };
    zip.part(&name, &slide::slide(slide, theme, first_picture))?;
    let notes = format!("../notesSlides/notesSlide{number}.xml");
    let mut targets = vec![("slideLayout", "../slideLayouts/slideLayout1.xml")];
    if has_notes(slide) {
        targets.push(("notesSlide", &notes));
        let name = format!("ppt/notesSlides/notesSlide{number}.xml");
        zip.part(&name, &slide::notes(&slide.notes))?;
        let slide = format!("../slides/slide{number}.xml");
        zip.part(
            &format!("ppt/notesSlides/_rels/notesSlide{number}.xml.rels"),
            &relations(&[
                ("notesMaster", "../notesMasters/notesMaster1.xml"),
                ("slide", &slide),
            ]),
        )?;
    }
    targets.extend(media.iter().map(|target| ("image", target.as_str())));
    let name = format!("ppt/slides/_rels/slide{number}.xml.rels");
    zip.part(&name, &relations(&targets))
}

fn pictures(slide: &Slide) -> impl Iterator<Item = &[u8]> {
    slide.parts.iter().filter_map(|part| match part {
        Part::Portrait(portrait) => Some(&*portrait.bytes),
        Part::Scene(_) | Part::Card(_) | Part::Connector(_) | Part::Words(_) | Part::Table(_) => {
            None
        }
    })
}

fn numbered(deck: &Deck) -> impl Iterator<Item = (usize, &Slide)> {
    (1..).zip(&deck.slides)
}

fn has_notes(slide: &Slide) -> bool {
    !slide.notes.trim().is_empty()
}

fn part_of(number: usize, count: usize) -> f32 {
    let count = u16::try_from(count.max(1)).unwrap_or(u16::MAX);
    f32::from(u16::try_from(number).unwrap_or(count).min(count)) / f32::from(count)
}

/// A zip whose bytes depend on its parts alone.
struct Zip {
    writer: ZipWriter<Cursor<Vec<u8>>>,
    options: SimpleFileOptions,
}

impl Zip {
    fn new() -> Self {
        Self {
            writer: ZipWriter::new(Cursor::new(Vec::new())),
            options: SimpleFileOptions::default()
                .compression_method(CompressionMethod::Deflated)
                .last_modified_time(DateTime::default()),
        }
    }

    fn part(&mut self, name: &str, text: &str) -> Result<(), ExportError> {
        self.bytes(name, text.as_bytes())
    }

    fn bytes(&mut self, name: &str, bytes: &[u8]) -> Result<(), ExportError> {
        let begun = self.writer.start_file(name, self.options);
        begun.map_err(|_| ExportError::Unreadable)?;
        let written = self.writer.write_all(bytes);
        written.map_err(|_| ExportError::Unreadable)
    }

    fn finish(self) -> Result<Vec<u8>, ExportError> {
        let done = self.writer.finish().map_err(|_| ExportError::Unreadable)?;
        Ok(done.into_inner())
    }
}

fn content_types(deck: &Deck) -> String {
    let part = |name: &str, kind: &str| {
        format!("<Override PartName=\"{name}\" ContentType=\"{PRESENTATION}.{kind}+xml\"/>")
    };
    let theme = |number: u8| {
        format!(
            "<Override PartName=\"/ppt/theme/theme{number}.xml\" \
             ContentType=\"application/vnd.openxmlformats-officedocument.theme+xml\"/>"
        )
    };
    let mut parts = String::new();
    let has_pictures = deck
        .slides
        .iter()
        .any(|slide| pictures(slide).next().is_some());
    let png = if has_pictures {
        "<Default Extension=\"png\" ContentType=\"image/png\"/>"
    } else {
        ""
    };
    for (number, slide) in numbered(deck) {
        parts.push_str(&part(&format!("/ppt/slides/slide{number}.xml"), "slide"));
        if has_notes(slide) {
            let name = format!("/ppt/notesSlides/notesSlide{number}.xml");
            parts.push_str(&part(&name, "notesSlide"));
        }
    }
    format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
         ContentType=\"application/xml\"/>{png}{}{}{}{}{}{}{parts}<Override PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/><Override PartName=\"/docProps/app.xml\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>",
        part("/ppt/presentation.xml", "presentation.main"),
        part("/ppt/slideMasters/slideMaster1.xml", "slideMaster"),
        part("/ppt/slideLayouts/slideLayout1.xml", "slideLayout"),
        part("/ppt/notesMasters/notesMaster1.xml", "notesMaster"),
        theme(1),
        theme(2)
    )
}

fn relations(targets: &[(&str, &str)]) -> String {
    let targets: Vec<_> = targets
        .iter()
        .map(|(kind, target)| (format!("{OFFICE}/{kind}"), (*target).to_owned()))
        .collect();
    all_relations(&targets)
}

fn all_relations(targets: &[(String, String)]) -> String {
    let list = (1..)
        .zip(targets)
        .map(|(number, (kind, target))| {
            format!("<Relationship Id=\"rId{number}\" Type=\"{kind}\" Target=\"{target}\"/>")
        })
        .collect::<Vec<_>>()
        .concat();
    format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{list}</Relationships>")
}

fn root_relations() -> String {
    all_relations(&[
        (
            format!("{OFFICE}/officeDocument"),
            "ppt/presentation.xml".to_owned(),
        ),
        (
            format!("{PACKAGE}/relationships/metadata/core-properties"),
            "docProps/core.xml".to_owned(),
        ),
        (
            format!("{OFFICE}/extended-properties"),
            "docProps/app.xml".to_owned(),
        ),
    ])
}

fn presentation_relations(deck: &Deck) -> String {
    let mut targets = vec![
        ("slideMaster", "slideMasters/slideMaster1.xml".to_owned()),
        ("notesMaster", "notesMasters/notesMaster1.xml".to_owned()),
        ("theme", "theme/theme1.xml".to_owned()),
    ];
    targets
        .extend(numbered(deck).map(|(number, _)| ("slide", format!("slides/slide{number}.xml"))));
    let targets: Vec<_> = targets
        .iter()
        .map(|(kind, target)| (*kind, target.as_str()))
        .collect();
    relations(&targets)
}

fn presentation(deck: &Deck) -> String {
    let slides = numbered(deck)
        .map(|(number, _)| {
            let (id, relation) = (FIRST_SLIDE_ID + number, number + 3);
            format!("<p:sldId id=\"{id}\" r:id=\"rId{relation}\"/>")
        })
        .collect::<Vec<_>>()
        .concat();
    let content = format!(
        "<p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst><p:notesMasterIdLst>\
         <p:notesMasterId r:id=\"rId2\"/></p:notesMasterIdLst><p:sldIdLst>{slides}</p:sldIdLst><p:sldSz cx=\"{}\" cy=\"{}\"/>\
         <p:notesSz cx=\"6858000\" cy=\"9144000\"/>",
        emu(SLIDE_WIDTH),
        emu(SLIDE_HEIGHT)
    );
    root("presentation", &content)
}

fn core(deck: &Deck) -> String {
    let date = if is_date(&deck.date) {
        format!(
            "<dcterms:created xsi:type=\"dcterms:W3CDTF\">{}T00:00:00Z</dcterms:created>",
            deck.date
        )
    } else {
        String::new()
    };
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>{date}\
         </cp:coreProperties>",
        escaped(&deck.title),
        escaped(&deck.author)
    )
}

/// Whether it reads as `2026-11-22`.
fn is_date(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

fn application() -> String {
    format!(
        "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>Throughline {}</Application></Properties>",
        env!("CARGO_PKG_VERSION")
    )
}

/// The colours that the program offers to who edits the slides.
fn theme(theme: Theme) -> String {
    let names = [
        ("dk1", Role::Text),
        ("lt1", Role::Canvas),
        ("dk2", Role::Text2),
        ("lt2", Role::Surface),
        ("accent1", Role::Accent),
        ("accent2", Role::Emotion(-2)),
        ("accent3", Role::Emotion(2)),
        ("accent4", Role::Warn),
        ("accent5", Role::Danger),
        ("accent6", Role::Control),
        ("hlink", Role::Link),
        ("folHlink", Role::Link),
    ];
    let colours = names
        .iter()
        .map(|(name, role)| {
            let hex = colour(theme, *role).hex();
            let hex = hex.trim_start_matches('#');
            format!("<a:{name}><a:srgbClr val=\"{hex}\"/></a:{name}>")
        })
        .collect::<Vec<_>>()
        .concat();
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = |width: u32| format!("<a:ln w=\"{width}\">{fill}</a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    let font = format!("<a:latin typeface=\"{FONT}\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>");
    format!(
        "{HEAD}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Throughline\">\
         <a:themeElements><a:clrScheme name=\"Throughline\">{colours}</a:clrScheme><a:fontScheme name=\"Throughline\">\
         <a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name=\"Throughline\">\
         <a:fillStyleLst>{fill}{fill}{fill}</a:fillStyleLst><a:lnStyleLst>{}{}{}</a:lnStyleLst><a:effectStyleLst>{effect}{effect}\
         {effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}{fill}{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>",
        line(9525),
        line(19_050),
        line(28_575)
    )
}

fn title_place() -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
         <p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" cy=\"{}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r>\
         <a:rPr lang=\"en-GB\"/><a:t>Title</a:t></a:r></a:p></p:txBody></p:sp>",
        emu(96.0),
        emu(56.0),
        emu(SLIDE_WIDTH - 192.0),
        emu(96.0)
    )
}

fn master(theme: Theme) -> String {
    let ground = colour(theme, Role::Canvas).hex();
    let level = |size: u32| {
        format!(
            "<a:defRPr sz=\"{size}\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/></a:defRPr>"
        )
    };
    let content = format!(
        "<p:cSld><p:bg><p:bgPr><a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>\
         <p:spTree>{TREE}{}</p:spTree></p:cSld>{MAP}<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/>\
         </p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr algn=\"l\">{}</a:lvl1pPr></p:titleStyle><p:bodyStyle>\
         <a:lvl1pPr algn=\"l\">{}</a:lvl1pPr></p:bodyStyle><p:otherStyle><a:lvl1pPr algn=\"l\">{}</a:lvl1pPr></p:otherStyle>\
         </p:txStyles>",
        ground.trim_start_matches('#'),
        title_place(),
        level(2800),
        level(1800),
        level(1400)
    );
    root("sldMaster", &content)
}

fn layout() -> String {
    let content = format!(
        "<p:cSld name=\"Title only\"><p:spTree>{TREE}{}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>",
        title_place()
    );
    root("sldLayout type=\"titleOnly\" preserve=\"1\"", &content)
}

fn notes_master() -> String {
    let content = format!(
        "<p:cSld><p:bg><p:bgPr><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>{TREE}\
         <p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/>\
         </p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" idx=\"2\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"685800\" y=\"1143000\"/>\
         <a:ext cx=\"5486400\" cy=\"3086100\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr></p:sp>\
         <p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
         <p:ph type=\"body\" sz=\"quarter\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"685800\" y=\"4400550\"/>\
         <a:ext cx=\"5486400\" cy=\"3600450\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody>\
         <a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang=\"en-GB\"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld>\
         {MAP}<p:notesStyle><a:lvl1pPr algn=\"l\"><a:defRPr sz=\"1200\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill>\
         <a:latin typeface=\"+mn-lt\"/></a:defRPr></a:lvl1pPr></p:notesStyle>"
    );
    root("notesMaster", &content)
}
