// Evaluates lines of {expression, scope, unary} with the FEEL engine of the browser's forms.
// Called as: node browser_feel.mjs /path/to/engine/index.js < lines > answers
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const { evaluate, unaryTest } = await import(pathToFileURL(process.argv[2]).href);

/** What JSON can say; dates, durations and ranges as FEEL writes them, functions as null. */
function plain(value) {
  if (value === null || value === undefined || typeof value === "function") return null;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object") return value;
  if (Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
  }
  if ("parameterNames" in value) return null;
  return evaluate("string(value)", { value }).value;
}

function answer({ expression, scope, unary }) {
  try {
    const { value } = (unary ? unaryTest : evaluate)(expression, scope ?? {});
    return Number.isNaN(value) || Math.abs(value) === Infinity
      ? { error: String(value) }
      : { value: plain(value) };
  } catch (error) {
    return { error: error.message };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(answer(JSON.parse(line)))}\n`);
}
