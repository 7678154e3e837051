/** What of HTML and SVG a page of the book may hold: tags, attributes, addresses and styles. What is not named here goes. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const TAGS = words(`
  a abbr b blockquote br caption cite code col colgroup dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i
  img ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead time tr u ul var
  circle clippath defs desc ellipse g image line lineargradient marker mask path pattern polygon polyline radialgradient
  rect stop svg symbol text textpath tspan use`);

/** Their content is no text for a reader, or is read by other rules than HTML's: it goes with them. */
const DROPPED = words(`
  applet audio base embed frame frameset head iframe link math meta noembed noframes noscript object plaintext script select
  style template textarea title video xmp animate animatemotion animatetransform set foreignobject`);

const WORDS = words(`
  align alt class colspan data-notex datetime dir height id lang lengthadjust loading open role rowspan scope span start tabindex title value width`);

const ADDRESSES = words("href src xlink:href");

/** In SVG most attributes are CSS values too, such as `fill="url(#gradient)"`. */
const STYLES = words(`
  style clip-path clip-rule clippathunits color cx cy d dominant-baseline dx dy fill fill-opacity fill-rule font-family font-size
  font-style font-variant font-weight fx fy gradienttransform gradientunits letter-spacing marker-end marker-mid marker-start
  markerheight markerunits markerwidth mask offset opacity orient paint-order patterntransform patternunits points
  preserveaspectratio r refx refy rotate rx ry shape-rendering spreadmethod stop-color stop-opacity stroke stroke-dasharray
  stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration
  textlength transform vector-effect version viewbox visibility x x1 x2 y y1 y2`);

/** Markup inside a page, or a picture in a file of its own, which is XML: there a title is an element like any other. */
export type Markup = "html" | "svg";

/** What becomes of an element: kept, replaced by what it holds, or taken out with all of that. */
export function ruleFor(tag: string, markup: Markup): "kept" | "unwrapped" | "dropped" {
  const name = tag.toLowerCase();
  if (TAGS.has(name) || (markup === "svg" && name === "title")) return "kept";
  return DROPPED.has(name) ? "dropped" : "unwrapped";
}

/** Whether an attribute may stay on an element. */
export function isAllowed(tag: string, attribute: string, value: string, markup: Markup): boolean {
  const [element, name] = [tag.toLowerCase(), attribute.toLowerCase()];
  if (WORDS.has(name) || /^aria-[a-z]+$/.test(name)) return true;
  // in a picture no script reads them; they say what a shape stands for
  if (markup === "svg" && /^data-[a-z-]+$/i.test(name)) return true;
  if (ADDRESSES.has(name)) return isAddressAllowed(element, name, value);
  if (/^xmlns(:xlink)?$/.test(name)) return /^http:\/\/www\.w3\.org\/(1999\/xlink|2000\/svg)$/.test(value);
  return STYLES.has(name) && isCssAllowed(value);
}

/** As a picture an SVG too runs nothing and fetches nothing. */
const PICTURE = /^data:image\/(png|jpeg|gif|webp|svg\+xml)[;,]/;
/** No scheme, and no beginning that a browser reads as another host. */
const RELATIVE = /^[^/\\:#][^\\:]*$/;

function isAddressAllowed(tag: string, name: string, value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers ignore them in addresses
  const address = value.replace(/[\u0000-\u0020]+/g, "");
  const isSource = name === "src";
  if (tag === "img") return isSource && (RELATIVE.test(address) || PICTURE.test(address));
  if (isSource) return false;
  if (tag === "a") return /^(https?:\/\/|mailto:|#)/i.test(address) || RELATIVE.test(address);
  return tag === "image" ? PICTURE.test(address) : address.startsWith("#");
}

const FUNCTIONS = words(`
  rgb rgba hsl hsla oklch calc min max clamp var translate translatex translatey scale rotate skewx skewy matrix
  where`);

/** CSS that fetches nothing: of functions only those that compute, `url()` only of something on the page, no other sheet. */
export function isCssAllowed(css: string): boolean {
  if (/\\|@(?!media\b)/i.test(css)) return false; // a backslash can spell any name
  const rest = css.replace(/url\(\s*(["']?)#[\w:.-]+\1\s*\)/gi, "");
  return [...rest.matchAll(/([\w-]+)\(/g)].every(([, name]) => FUNCTIONS.has(name!.toLowerCase()));
}
