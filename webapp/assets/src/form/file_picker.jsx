/** Files are sent at once, one by one; the value of the field is the list of document ids. */
import { Description, Errors, FilePicker, Label } from '@bpmn-io/form-js-viewer';
import { useRef, useState } from 'preact/hooks';

import { say } from '../site/page.js';
import { upload } from '../site/upload.js';

const CHOOSE = { zh: '选择文件', en: 'Choose files' };
const REMOVE = { zh: '移除', en: 'Remove' };

/** `documents`: id → {name, url?, size?} of those already there. */
export function filePicker({ uploadUrl, documents }) {
  const known = { ...documents };

  function Field({ field, value, onChange, domId, errors = [], disabled, readonly }) {
    const ids = Array.isArray(value) ? value : [];
    const latest = useRef(ids);
    latest.current = ids;
    const [sending, setSending] = useState(null);
    const [failures, setFailures] = useState([]);
    const fixed = disabled || readonly;

    const change = list => {
      latest.current = list;
      onChange({ value: list });
    };
    const sendAll = async event => {
      const files = [...event.target.files];
      event.target.value = '';
      setFailures([]);
      for (const file of files) await send(file);
      setSending(null);
    };
    const send = async file => {
      setSending({ name: file.name, part: 0 });
      try {
        const stored = await upload(uploadUrl, file, part => setSending({ name: file.name, part }));
        known[stored.id] = { name: file.name, ...stored };
        change(field.multiple ? [...latest.current, stored.id] : [stored.id]);
      } catch (problem) {
        setFailures(before => [...before, `${file.name}: ${problem.message}`]);
      }
    };
    const all = [...errors, ...failures];

    return (
      <div class={`fjs-form-field fjs-form-field-filepicker${all.length ? ' fjs-has-errors' : ''}`}>
        <Label htmlFor={domId} label={field.label} required={field.validate?.required} />
        {fixed ? null : (
          <label class={`sun-file btn btn-sm btn-outline-primary${sending ? ' is-busy' : ''}`}>
            {say(CHOOSE)}
            <input
              type="file"
              id={domId}
              class="visually-hidden"
              multiple={Boolean(field.multiple)}
              accept={field.accept}
              disabled={Boolean(sending)}
              aria-describedby={`${domId}-description ${domId}-error-message`}
              onChange={sendAll}
            />
          </label>
        )}
        {sending && <Sending {...sending} />}
        <ul class="sun-files">
          {ids.map(id => (
            <Stored
              key={id}
              document={known[id] ?? { name: id }}
              remove={fixed ? null : () => change(latest.current.filter(other => other !== id))}
            />
          ))}
        </ul>
        <Description id={`${domId}-description`} description={field.description} />
        <Errors id={`${domId}-error-message`} errors={all} />
      </div>
    );
  }
  Field.config = { ...FilePicker.config, emptyValue: [], sanitizeValue: listOnly };
  return Field;
}

const listOnly = ({ value }) => (Array.isArray(value) ? value : []);

function Sending({ name, part }) {
  return (
    <p class="sun-sending" data-uploading role="status">
      {name} <progress max="1" value={part} aria-label={name} />
    </p>
  );
}

function Stored({ document: { name, url }, remove }) {
  return (
    <li>
      {url ? <a href={url}>{name}</a> : <span>{name}</span>}
      {remove && (
        <button type="button" class="btn btn-sm btn-outline-secondary" onClick={remove}>
          {say(REMOVE)}
          <span class="visually-hidden"> {name}</span>
        </button>
      )}
    </li>
  );
}
