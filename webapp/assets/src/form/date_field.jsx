/** A date, time or moment as the browser's own input: keyboard, screen reader and phone know it. */
import { Datetime, Description, Errors, Label } from '@bpmn-io/form-js-viewer';

import { fromInput, toInput, todayInBeijing } from './moment.js';

const INPUTS = { date: 'date', time: 'time', datetime: 'datetime-local' };

export function dateField(props) {
  const { field, value, domId, errors = [], disabled, readonly, onBlur, onFocus } = props;
  const { subtype = 'date', dateLabel, timeLabel, timeSerializingFormat, validate = {} } = field;
  const described = [`${domId}-description`, errors.length && `${domId}-error-message`].filter(Boolean);
  const change = event =>
    props.onChange({ value: fromInput(event.target.value, subtype, timeSerializingFormat) });
  return (
    <div class={classes(errors, disabled, readonly)}>
      <Label htmlFor={domId} label={subtype === 'time' ? timeLabel : dateLabel} required={validate.required} />
      <input
        type={INPUTS[subtype]}
        id={domId}
        class="fjs-input sun-date"
        value={toInput(value, subtype)}
        min={field.disallowPassedDates ? earliest(subtype) : undefined}
        max={subtype === 'time' ? undefined : latest(subtype)}
        disabled={disabled}
        readOnly={readonly}
        required={validate.required}
        aria-invalid={errors.length > 0}
        aria-describedby={described.join(' ')}
        onInput={change}
        onBlur={onBlur}
        onFocus={onFocus}
      />
      <Description id={`${domId}-description`} description={field.description} />
      <Errors id={`${domId}-error-message`} errors={errors} />
    </div>
  );
}

dateField.config = { ...Datetime.config };

const earliest = subtype => todayInBeijing() + (subtype === 'datetime' ? 'T00:00' : '');

const latest = subtype => (subtype === 'datetime' ? '9999-12-31T23:59' : '9999-12-31');

function classes(errors, disabled, readonly) {
  const states = [errors.length && 'fjs-has-errors', disabled && 'fjs-disabled', readonly && 'fjs-readonly'];
  return ['fjs-form-field', 'fjs-form-field-datetime', ...states.filter(Boolean)].join(' ');
}
