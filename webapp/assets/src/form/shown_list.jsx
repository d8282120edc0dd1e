/** Lists and tables that are only to be read, as one table each. */
import { Label, useExpressionEvaluation, useSingleLineTemplateEvaluation } from '@bpmn-io/form-js-viewer';

import { say } from '../site/page.js';
import { readField } from './field_reading.js';
import { NOTHING, readCell, saysMoney } from './reading.js';
import { labelOf, useSent } from './shown_field.jsx';

const MOST_COLUMNS = 7;
const NUMERIC = new Set(['number']);
const SAYS_NOTHING = new Set(['text', 'separator', 'spacer', 'image', 'button']);

/** A repeated group as rows, where all of it is for reading and it is narrow enough for a table. */
export function shownList(edited, laws) {
  const Edited = edited;
  const List = props => {
    const columns = columnsOf(props.field.components ?? []);
    const fits = columns && columns.length <= MOST_COLUMNS && (props.readonly || isFixed(props.field, columns));
    return fits ? <Rows {...props} columns={columns} laws={laws} /> : <Edited {...props} />;
  };
  List.config = edited.config;
  return List;
}

const isFixed = ({ allowAddRemove }, columns) => allowAddRemove === false && columns.every(one => one.readonly === true);

/** The fields of a row, or null where a row holds more than fields. */
function columnsOf(components) {
  const found = components.filter(one => !SAYS_NOTHING.has(one.type));
  return found.every(one => one.key && !one.components && one.type !== 'filepicker') ? found : null;
}

function Rows({ field, value, domId, columns, laws }) {
  const rows = Array.isArray(value) ? value : [];
  const cells = rows.map(row => columns.map(one => readField(one, at(row, one.key), laws)));
  const heads = columns.map(one => ({ label: labelOf(one), numeric: NUMERIC.has(one.type) }));
  return <Table id={domId} label={field.label} heads={heads} cells={cells} />;
}

const at = (row, key) => key.split('.').reduce((inner, part) => inner?.[part], row);

/** The viewer's table, whose rows, and perhaps columns, come from an expression. */
export function shownTable(edited, laws) {
  const Field = props => <Evaluated {...props} laws={laws} />;
  Field.config = edited.config;
  return Field;
}

function Evaluated({ field, domId, laws }) {
  const data = useExpressionEvaluation(field.dataSource);
  const sent = useSent();
  const computed = useExpressionEvaluation(field.columnsExpression);
  const label = useSingleLineTemplateEvaluation(field.label || '');
  const columns = (field.columnsExpression ? computed : field.columns) ?? [];
  const rows = Array.isArray(data) ? data.filter(row => row && typeof row === 'object') : [];
  const cells = rows.map(row => columns.map(one => readCell(row[one.key], laws, isMoney(one, row, columns))));
  const heads = columns.map(({ key, label }) => ({
    label,
    numeric: rows.length > 0 && rows.every(row => typeof row[key] === 'number'),
  }));
  return <Table id={domId} label={label} heads={heads} cells={cells} />;
}

/** A column says so, or, in rows of name and content, the name. */
const isMoney = (column, row, columns) =>
  saysMoney(column.label) || (columns.length === 2 && Object.values(row).some(one => typeof one === 'string' && saysMoney(one)));

function Table({ id, label, heads, cells }) {
  return (
    <div class="fjs-form-field sun-shown">
      {label && <Label id={`${id}-label`} label={label} />}
      {cells.length === 0 ? (
        <div class="sun-value">{NOTHING}</div>
      ) : (
        <div class="table-scroll" tabIndex={0} role="group" aria-label={label || say({ zh: '表格', en: 'Table' })}>
          <table class="table table-sm inner">
            <thead>
              <tr>{heads.map(head => <th scope="col" class={head.numeric ? 'number' : undefined}>{head.label}</th>)}</tr>
            </thead>
            <tbody>
              {cells.map(row => (
                <tr>{row.map((cell, place) => <td class={heads[place].numeric ? 'number' : undefined}>{cell}</td>)}</tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
