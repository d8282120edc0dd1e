/** A field that is only to be read: its value as text instead of a dead input. */
import { Description, Errors, FormContext, Label, useExpressionEvaluation } from '@bpmn-io/form-js-viewer';
import { useContext } from 'preact/hooks';

import { readField } from './field_reading.js';

/** `edited` is the viewer's component of the type, used while the field can be written. */
export function shownField(edited, laws) {
  const Edited = edited;
  const Field = props => (props.readonly || props.disabled ? <Shown {...props} laws={laws} /> : <Edited {...props} />);
  Field.config = edited.config;
  return Field;
}

function Shown({ field, value, domId, errors = [], laws }) {
  const text = readField(field, value, laws, useOptions(field));
  return (
    <div class={`fjs-form-field sun-shown${errors.length ? ' fjs-has-errors' : ''}`} role="group" aria-labelledby={`${domId}-label`}>
      <Label id={`${domId}-label`} label={labelOf(field)} />
      <div class={field.type === 'textarea' ? 'sun-value sun-long' : 'sun-value'} id={domId} tabIndex={-1}>
        {text}
      </div>
      <Description id={`${domId}-description`} description={field.description} />
      <Errors id={`${domId}-error-message`} errors={errors} />
    </div>
  );
}

export const labelOf = ({ label, dateLabel, timeLabel, subtype }) =>
  (subtype === 'time' ? timeLabel : dateLabel) || label || '';

function useOptions({ values, valuesKey, valuesExpression }) {
  const { getService } = useContext(FormContext);
  const computed = useExpressionEvaluation(valuesExpression);
  if (values || !(valuesKey || valuesExpression)) return values;
  const listed = valuesKey ? getService('form')._getState().initialData?.[valuesKey] : computed;
  return Array.isArray(listed) ? listed : undefined;
}
