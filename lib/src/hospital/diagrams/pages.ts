import { hospitalDiagrams } from "./index.js";

/** A file of the folder `diagrams`, as it is to be. */
export interface DiagramFile {
  readonly name: string;
  readonly content: string;
}

/** Every file of the folder `diagrams`: the pictures, and a page that shows them with their text alternatives. */
export function diagramFiles(): DiagramFile[] {
  const drawn = hospitalDiagrams.map((diagram) => ({ ...diagram, drawing: diagram.draw() }));
  const pictures = drawn.map(({ name, drawing }) => ({ name: `${name}.svg`, content: drawing.svg }));
  const sections = drawn.map(
    ({ name, shows, paper, drawing }) => `## ${capital(shows)}

![${drawing.title}](${name}.svg)

On ${paper} or larger its text has 7 points or more.

<details><summary>In words</summary>

${escapeMarkdown(drawing.alt).replace(/(?<=[.;:]) /g, "\n")}

</details>
`,
  );
  return [...pictures, { name: "README.md", content: [HEAD, ...sections].join("\n") }];
}

const HEAD = `# Diagrams of the hospital

\`npx hers diagrams\` draws them from the model in \`lib/src/hospital/model\` and the behaviour in
\`lib/src/hospital/behaviour\`. Change those, not these files.
`;

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const escapeMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>]/g, "\\$&");
