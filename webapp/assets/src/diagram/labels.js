/** Keeps words inside their shapes: a diagram is drawn for Chinese names, its English ones are longer. */
import TextRenderer from 'bpmn-js/lib/draw/TextRenderer';
import { getLabel } from 'bpmn-js/lib/util/LabelUtil';

const SMALLEST = 7;
const WIDEST = 96;

/** Writes smaller, step by step, until a text stands in its box without cutting a word. */
class FittingText extends TextRenderer {
  constructor(config) {
    super(config);
    const create = this.createText;
    this.layOut = create;
    this.createText = (text, options = {}) => create(text, this.fitted(text, options));
  }

  fitted(text, options) {
    if (!options.box || options.fitBox) return options;
    const style = { ...this.getDefaultStyle(), ...options.style };
    while (style.fontSize > SMALLEST && !this.fits(text, options, style)) style.fontSize -= 0.5;
    return { ...options, style };
  }

  fits(text, options, style) {
    const room = 2 * (typeof options.padding === 'number' ? options.padding : 0);
    const inside = { width: options.box.width - room, height: options.box.height - room };
    if (this.getDimensions(text, { ...options, style }).height > inside.height) return false;
    const lines = [...this.layOut(text, { ...options, style }).children].map(({ textContent }) => textContent);
    const whole = new Set(wordsOf(text));
    return this.widest(text, style) <= inside.width && lines.flatMap(wordsOf).every(word => whole.has(word));
  }

  /** How wide the longest word is. */
  widest(text, style) {
    const box = { width: 10_000, height: 100 };
    return Math.max(0, ...wordsOf(text).map(word => this.getDimensions(word, { box, style }).width));
  }
}

/** What may not be cut; Chinese may break anywhere. */
const wordsOf = text => text.split(/[\s\-\u3000-\u9fff\uff00-\uffef]+/).filter(Boolean);

FittingText.$inject = ['config.textRenderer'];

export const fittingText = { textRenderer: ['type', FittingText] };

/** Gives labels beside events, gateways and flows the room their words need. */
export function makeRoom(viewer) {
  const [text, registry, graphics] = ['textRenderer', 'elementRegistry', 'graphicsFactory'].map(part => viewer.get(part));
  registry
    .filter(element => element.labelTarget && getLabel(element))
    .forEach(label => {
      Object.assign(label, roomFor(label, getLabel(label), text));
      graphics.update('shape', label, registry.getGraphics(label));
    });
}

function roomFor(label, words, text) {
  const style = text.getExternalStyle();
  const whole = text.getDimensions(words, { box: { width: 10_000, height: 100 }, style }).width;
  const width = Math.ceil(Math.max(Math.min(whole, WIDEST), text.widest(words, style))) + 2;
  const height = Math.ceil(text.getDimensions(words, { box: { width, height: 30 }, style }).height);
  const drawn = label.di?.label?.bounds ?? label;
  return { x: drawn.x + (drawn.width - width) / 2, y: top(drawn, label.labelTarget, height), width, height };
}

/** What stands above its shape grows upwards, what stands below downwards, what is at a flow both ways. */
function top(drawn, target, height) {
  if (target.waypoints) return drawn.y + (drawn.height - height) / 2;
  return drawn.y + drawn.height <= target.y + 2 ? drawn.y + drawn.height - height : drawn.y;
}
