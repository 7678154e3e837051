import { type Displayable, display, displayable, type MimeBundle } from "./bundle.js";
import { type CaptionedTree, treePicture } from "./tree.js";

/**
 * Trees side by side with one scale, as a picture whose plain text is a line a sentence.
 *
 * @param alt what the picture says, in words
 * @param words its sentences
 */
export function wordedTrees(
  trees: readonly CaptionedTree[],
  alt: string,
  words: readonly string[],
): Displayable {
  const shown = treePicture(trees, alt);
  return displayable((): MimeBundle => ({ ...shown[display](), "text/plain": words.join("\n") }));
}

/** Something drawn as a tree and told in words. */
export interface Worded {
  readonly tree: CaptionedTree;
  readonly words: readonly string[];
}

/** Several of them side by side, each under its name. */
export function wordedSideBySide(all: Readonly<Record<string, Worded>>): Displayable {
  const trees = Object.entries(all).map(([name, { tree }]) => ({
    caption: `${name}: ${tree.caption}`,
    root: tree.root,
  }));
  const words = Object.entries(all).map(([name, each]) => `${name}: ${each.words.join(" ")}`);
  return wordedTrees(trees, words.join("\n"), words);
}
