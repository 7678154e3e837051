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

const ATTRIBUTES = words(`
  align alt class colspan datetime dir height id lang loading open role rowspan scope span start style tabindex title value
  width xmlns xmlns:xlink href src xlink:href
  clip-path clip-rule clippathunits color cx cy d dominant-baseline dx dy fill fill-opacity fill-rule font-family font-size
  font-style font-variant font-weight fx fy gradienttransform gradientunits letter-spacing marker-end marker-mid marker-start
  markerheight markerunits markerwidth mask offset opacity orient paint-order patterntransform patternunits points
  preserveaspectratio r refx refy rotate rx ry shape-rendering spreadmethod stop-color stop-opacity stroke stroke-dasharray
  stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration
  textlength transform vector-effect version viewbox visibility x x1 x2 y y1 y2`);

/** What becomes of an element: kept, replaced by what it holds, or taken out with all of that. */
export function ruleFor(tag: string): "kept" | "unwrapped" | "dropped" {
  const name = tag.toLowerCase();
  if (TAGS.has(name)) return "kept";
  return DROPPED.has(name) ? "dropped" : "unwrapped";
}

/** Whether an attribute may stay on an element. */
export function isAllowed(tag: string, attribute: string, value: string): boolean {
  const [element, name] = [tag.toLowerCase(), attribute.toLowerCase()];
  if (name.startsWith("aria-")) return true;
  if (!ATTRIBUTES.has(name)) return false;
  if (name === "src" || name === "href" || name === "xlink:href") return isAddressAllowed(element, name, value);
  if (name.startsWith("xmlns")) return /^http:\/\/www\.w3\.org\/(1999\/xlink|2000\/svg)$/.test(value);
  return isStyleAllowed(value); // in SVG most attributes are CSS values too
}

const RASTER = /^data:image\/(png|jpeg|gif|webp);base64,/;
const SVG = /^data:image\/svg\+xml[;,]/;
/** No scheme, and no beginning that a browser reads as another host. */
const RELATIVE = /^[^/\\:#][^\\:]*$/;

function isAddressAllowed(tag: string, name: string, value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers ignore them in addresses
  const address = value.replace(/[\u0000-\u0020]+/g, "");
  const isSource = name === "src";
  if (tag === "img")
    return isSource && (RELATIVE.test(address) || RASTER.test(address) || SVG.test(address));
  if (isSource) return false;
  if (tag === "a") return /^(https?:\/\/|mailto:|#)/i.test(address) || RELATIVE.test(address);
  return tag === "image" ? RASTER.test(address) : address.startsWith("#");
}

const FUNCTIONS = words(`
  rgb rgba hsl hsla oklch calc min max clamp var translate translatex translatey scale rotate skewx skewy matrix`);

/** CSS that fetches nothing: of functions only those that compute, and `url()` only of something on the page. */
function isStyleAllowed(value: string): boolean {
  if (/[\\@]/.test(value)) return !/[\\(]|@import/i.test(value);
  const rest = value.replace(/url\(\s*(["']?)#[\w:.-]+\1\s*\)/gi, "");
  return [...rest.matchAll(/([\w-]*)\s*\(/g)].every(
    ([, name = ""]) => name === "" || FUNCTIONS.has(name.toLowerCase()),
  );
}
