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
    return this.getDimensions(text, { ...options, style }).height <= inside.height && this.widest(text, style) <= inside.width;
  }

  /** How wide the longest word is; Chinese may break anywhere. */
  widest(text, style) {
    const words = text.split(/[\s-]|(?=[\u3400-\u9fff])/);
    const box = { width: 10_000, height: 100 };
    return Math.max(...words.map(word => this.getDimensions(word, { box, style }).width));
  }
}
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
  return { x: label.x + (label.width - width) / 2, y: top(label, height), width, height };
}

/** What stands above its shape grows upwards, what stands below downwards, what is beside both ways. */
function top(label, height) {
  const { labelTarget: target, y } = label;
  if (target.waypoints) return y + (label.height - height) / 2;
  if (y + label.height <= target.y + 2) return y + label.height - height;
  return y;
}
