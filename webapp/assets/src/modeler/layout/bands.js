/** Lanes as bands: the lanes without lanes inside, in the order of the file, and who stands in which. */

/** `[{lane, depth}]` of all lanes, outer before inner, each with the indexes of its bands. */
export function bandsOf(process) {
  const found = { lanes: [], count: 0, of: new Map(), depth: 0 };
  (process.get('laneSets') ?? []).forEach(set => walk(set, 1, found));
  return found;
}

function walk(set, depth, found) {
  found.depth = Math.max(found.depth, depth);
  for (const lane of set.get('lanes')) {
    const entry = { lane, depth, first: found.count, last: found.count };
    found.lanes.push(entry);
    if (lane.get('childLaneSet')?.get('lanes').length) walk(lane.get('childLaneSet'), depth + 1, found);
    else found.count += 1;
    entry.last = found.count - 1;
    lane.get('flowNodeRef').forEach(node => found.of.has(node.get('id')) || found.of.set(node.get('id'), entry.first));
  }
  for (const lane of set.get('lanes')) {
    const inner = found.lanes.find(one => one.lane === lane);
    if (inner.first === inner.last) lane.get('flowNodeRef').forEach(node => found.of.set(node.get('id'), inner.first));
  }
}
