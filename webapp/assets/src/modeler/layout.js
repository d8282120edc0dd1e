/** Draws a file that has no drawing, pools, lanes and sub-processes included. */
import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';

import { drawn } from './layout/drawing.js';
import { isNode } from './layout/elements.js';
import { sunroad } from './moddle.js';

/** Whether none of its steps is drawn; what is drawn in part stays as the analyst left it. */
export async function needsLayout(xml) {
  const { rootElement } = await read(xml);
  const shown = new Set(shapes(rootElement).map(shape => shape.get('bpmnElement')?.get('id')));
  const steps = processes(rootElement).flatMap(process => process.get('flowElements').filter(isNode));
  return steps.length > 0 && steps.every(step => !shown.has(step.get('id')));
}

/** The same file, drawn anew from its start to its ends. */
export async function laidOut(xml) {
  const moddle = model();
  const { rootElement } = await moddle.fromXML(xml);
  if (!processes(rootElement).length) return xml;
  rootElement.diagrams = [drawn(moddle, rootElement)];
  rootElement.diagrams[0].$parent = rootElement;
  return (await moddle.toXML(rootElement, { format: true })).xml;
}

const model = () => new BpmnModdle({ zeebe, sunroad });
const read = xml => model().fromXML(xml);
const processes = root => root.get('rootElements').filter(one => one.$type === 'bpmn:Process');
const shapes = root => root.get('diagrams').flatMap(diagram => diagram.get('plane')?.get('planeElement') ?? []);
