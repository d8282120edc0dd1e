/** Columns: each step stands right of all that lead to it; ways back are left out. */

/** `steps` are ids in the order of the file, `ways` `[{from, to}]`; gives id → column. */
export function ranked(steps, ways) {
  const back = backWays(steps, ways);
  const forth = ways.filter(way => !back.has(way));
  const rank = new Map(steps.map(step => [step, 0]));
  for (const step of inOrder(steps, forth)) {
    forth.filter(({ from }) => from === step).forEach(({ to }) => rank.set(to, Math.max(rank.get(to), rank.get(step) + 1)));
  }
  return rank;
}

/** Ways that close a ring, found by walking from what nothing leads to. */
function backWays(steps, ways) {
  const [open, done, back] = [new Set(), new Set(), new Set()];
  const entered = new Set(ways.map(({ to }) => to));
  const walk = step => {
    open.add(step);
    for (const way of ways.filter(({ from }) => from === step)) {
      if (open.has(way.to)) back.add(way);
      else if (!done.has(way.to)) walk(way.to);
    }
    open.delete(step);
    done.add(step);
  };
  [...steps.filter(step => !entered.has(step)), ...steps].forEach(step => done.has(step) || walk(step));
  return back;
}

/** What leads to a step comes before it. */
function inOrder(steps, ways) {
  const waiting = new Map(steps.map(step => [step, ways.filter(({ to }) => to === step).length]));
  const ready = steps.filter(step => waiting.get(step) === 0);
  for (const step of ready) {
    for (const { to } of ways.filter(({ from }) => from === step)) {
      waiting.set(to, waiting.get(to) - 1);
      if (waiting.get(to) === 0) ready.push(to);
    }
  }
  return ready;
}
