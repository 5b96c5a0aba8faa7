/* Names of keys, and what a pressed key stands for. Pure: no document; tests/js/test_key_names.mjs.

   A name is that of KeyboardEvent.key, "Space" for a blank, "Shift+1" for a shifted digit, "Shift+ArrowRight" for a
   shifted arrow. A key whose sign is not ASCII (Arabic, Cyrillic … layouts) has the name that stands on the same
   place of a Latin keyboard, so that the physical key counts. */

const SIGNS = {
  BracketLeft: "[{", BracketRight: "]}", Period: ".>", Comma: ",<", Slash: "/?", Semicolon: ";:", Quote: "'\"",
  Minus: "-_", Equal: "=+", Backquote: "`~", Backslash: "\\|",
};
const MOVES = /^(Arrow|Home$|End$|Page)/;
const CAPS = {
  Backspace: "⌫", Delete: "⌦", Enter: "↵", Escape: "Esc", ArrowRight: "→", ArrowLeft: "←", ArrowDown: "↓", ArrowUp: "↑",
};

/** The name of the key of an event ({key, code, shiftKey}), as it was pressed. */
export function nameOf({ key, code = "", shiftKey = false }) {
  if (key === " ") return "Space";
  if (shiftKey && /^Digit\d$/.test(code) && !/^\d$/.test(key)) return `Shift+${code.slice(5)}`;
  if (shiftKey && MOVES.test(key)) return `Shift+${key}`;
  return key;
}

/** The name of the physical key on a Latin keyboard, or "" when it has none. */
export function physical({ code = "", shiftKey = false }) {
  if (/^Key[A-Z]$/.test(code)) return shiftKey ? code.slice(3) : code.slice(3).toLowerCase();
  if (/^Digit\d$/.test(code)) return shiftKey ? `Shift+${code.slice(5)}` : code.slice(5);
  return SIGNS[code]?.[shiftKey ? 1 : 0] ?? "";
}

/** The key as shipped that a pressed key stands for under `own` (pressed → shipped), "" for none any more. */
export function meant(event, own = {}) {
  const name = nameOf(event);
  if (name in own) return own[name];
  const isForeign = name.length <= 2 && /[^\x00-\x7f]/.test(name);
  const isDigitRow = !event.shiftKey && /^Digit\d$/.test(event.code ?? ""); // on some layouts digits need Shift
  const latin = ((isForeign || isDigitRow) && physical(event)) || name;
  return latin in own ? own[latin] : latin;
}

/** What handlers read of an event that stands for `name`: {key, code, shiftKey}. */
export function shape(name) {
  const [, shifted] = name.match(/^Shift\+(.+)$/) ?? [];
  const digit = (shifted ?? name).match(/^\d$/)?.[0];
  if (shifted && !digit) return { key: shifted, code: shifted, shiftKey: true };
  if (name === "Space") return { key: " ", code: "Space", shiftKey: false };
  return { key: name, code: digit ? `Digit${digit}` : "", shiftKey: Boolean(shifted) || /^[A-Z]$/.test(name) };
}

/** What stands on the key: "⌫" for Backspace, "Shift →". */
export function cap(name) {
  return name.length > 1 ? name.split("+").map((part) => CAPS[part] ?? part).join(" ") : name;
}

/** The keys as they are: shipped → own, from pressed → shipped. */
export function turned(own = {}) {
  return Object.fromEntries(Object.entries(own).flatMap(([pressed, shipped]) => (shipped ? [[shipped, pressed]] : [])));
}
