// Reads Mermaid diagrams with Mermaid's own parser and writes what it found in them as JSON, one list a file. Run from a
// folder with the packages mermaid and jsdom.

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const load = async (name) => {
    const require = createRequire(path.join(process.cwd(), "x.js"));
    return import(pathToFileURL(require.resolve(name)));
};
const { JSDOM } = await load("jsdom");
const page = new JSDOM("");
globalThis.window = page.window;
globalThis.document = page.window.document;
const mermaid = (await load("mermaid")).default;

// The parser keeps entities in a form of its own; a browser reads them as characters.
const said = (text) => {
    const field = page.window.document.createElement("textarea");
    field.innerHTML = text.replaceAll("ﬂ°°", "&#").replaceAll("ﬂ°", "&").replaceAll("¶ß", ";");
    return field.value;
};
const all = [];
for (const file of process.argv.slice(2)) {
    const text = fs.readFileSync(file, "utf8");
    const blocks = [...text.matchAll(/```mermaid\n([^]*?)```/g)].map((found) => found[1]);
    const found = [];
    for (const diagram of file.endsWith(".md") ? blocks : [text]) {
        await mermaid.parse(diagram);
        const { db } = await mermaid.mermaidAPI.getDiagramFromText(diagram);
        found.push({
            title: said(db.getDiagramTitle()),
            sections: db.getSections().map(said),
            tasks: db.getTasks().map((it) => ({
                task: said(it.task).trim(),
                score: it.score,
                section: said(it.section),
                people: it.people.map(said),
            })),
        });
    }
    all.push(found);
}
console.log(JSON.stringify(all));
