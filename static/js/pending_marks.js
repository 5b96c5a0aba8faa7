/* Words shown before or without a mark: what was sent and not answered yet, and the places a search found. They are
   CSS highlights: no element of the text changes, so no word moves and no offset does. */

const shown = globalThis.CSS?.highlights;

/** Show words in the colour of tag number `no` as not stored yet; returns what ends it. */
export function showPending(text, { start, end }, no) {
  if (!shown) return () => {};
  const ranges = text.places.ranges({ start, end });
  const name = `pending-${no}`;
  const all = shown.get(name) ?? new Highlight();
  all.priority = 2; // over the selection that it follows
  for (const range of ranges) all.add(range);
  shown.set(name, all);
  return () => {
    for (const range of ranges) all.delete(range);
  };
}

/** Show the places of a search, given as [start, end]; none ends it. */
export function showPlaces(text, places) {
  if (!shown) return;
  shown.delete("places");
  if (!places.length) return;
  shown.set("places", new Highlight(...places.flatMap(([start, end]) => text.places.ranges({ start, end }))));
}
