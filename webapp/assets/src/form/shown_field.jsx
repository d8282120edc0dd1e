/** A field that is only to be read: its value as text instead of a dead input. */
import { Description, Errors, FormContext, Label, useExpressionEvaluation } from '@bpmn-io/form-js-viewer';
import { useContext } from 'preact/hooks';

import { isNothing, readField } from './field_reading.js';

/** `edited` is the viewer's component of the type, used while the field can be written. */
export function shownField(edited, laws) {
  const Edited = edited;
  const Field = props => (props.readonly || props.disabled ? <Shown {...props} laws={laws} /> : <Edited {...props} />);
  Field.config = edited.config;
  return Field;
}

/** What stood there to be read when a form was filled in is not part of what was sent. */
function Shown({ field, value, domId, errors = [], laws }) {
  const text = readField(field, value, laws, useOptions(field));
  if (useSent() && field.readonly && isNothing(value)) return null;
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

/** Whether the whole form only shows what was sent. */
export function useSent() {
  const { getService } = useContext(FormContext);
  return Boolean(getService('form')._getState().properties.readOnly);
}

function useOptions({ values, valuesKey, valuesExpression }) {
  const { getService } = useContext(FormContext);
  const computed = useExpressionEvaluation(valuesExpression);
  if (values || !(valuesKey || valuesExpression)) return values;
  const listed = valuesKey ? getService('form')._getState().initialData?.[valuesKey] : computed;
  return Array.isArray(listed) ? listed : undefined;
}
