/** Looks that every panel shares: buttons, inputs, icons, key caps, scroll bars. Adopted into each shadow root once. */
import { css } from 'lit'

export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    font: 400 var(--size) / 1.4 var(--font);
    color: var(--text);
  }
  [hidden] {
    display: none !important;
  }
  .icon {
    display: inline-grid;
    place-items: center;
    flex: none;
    width: 16px;
    height: 16px;
  }
  .icon svg {
    width: 15px;
    height: 15px;
    stroke-width: 1.75;
    display: block;
  }
  button {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    padding: 0;
    margin: 0;
    cursor: default;
    -webkit-tap-highlight-color: transparent;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    height: 28px;
    padding: 0 10px;
    border-radius: var(--radius);
    background: var(--bg-3);
    color: var(--text);
    font-weight: 500;
    white-space: nowrap;
    transition: background var(--quick);
  }
  .button:hover {
    background: var(--bg-4);
  }
  .button.primary {
    background: var(--accent);
    color: var(--accent-text);
  }
  .button.primary:hover {
    background: #ffbd62;
  }
  .button.quiet {
    background: none;
  }
  .button.quiet:hover {
    background: var(--bg-3);
  }
  .button.danger {
    color: var(--bad);
  }
  .tool {
    display: inline-grid;
    place-items: center;
    width: 28px;
    height: 28px;
    border-radius: var(--radius);
    color: var(--text-2);
    transition: background var(--quick);
  }
  .tool:hover {
    background: var(--bg-3);
    color: var(--text);
  }
  .tool[aria-pressed='true'],
  .tool[aria-checked='true'],
  .tool[aria-expanded='true'] {
    background: var(--accent-soft);
    color: var(--accent);
  }
  .button:disabled,
  .button[aria-disabled='true'],
  .tool:disabled,
  .tool[aria-disabled='true'] {
    opacity: 0.42;
    background: none;
    color: var(--text-2);
  }
  .button[aria-disabled='true'] {
    background: var(--bg-3);
  }
  input,
  textarea,
  select {
    font: inherit;
    color: var(--text);
    background: var(--bg-0);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    height: var(--control);
    padding: 0 7px;
    min-width: 0;
    width: 100%;
    outline: none;
  }
  textarea {
    height: auto;
    padding: 6px 7px;
    resize: vertical;
  }
  input::placeholder,
  textarea::placeholder {
    color: var(--text-3);
  }
  input:hover,
  textarea:hover,
  select:hover {
    border-color: var(--line-2);
  }
  input:disabled,
  select:disabled,
  textarea:disabled {
    color: var(--text-2);
    background: transparent;
  }
  input:focus,
  textarea:focus,
  select:focus-visible {
    border-color: var(--focus);
    box-shadow: 0 0 0 1px var(--focus);
  }
  select {
    appearance: none;
    padding-right: 22px;
    /* Two triangles: a data: image would need a hole in the page's CSP. */
    background-image: linear-gradient(45deg, transparent 50%, var(--text-3) 50%),
      linear-gradient(-45deg, transparent 50%, var(--text-3) 50%);
    background-position:
      right 11px center,
      right 7px center;
    background-size: 4px 4px;
    background-repeat: no-repeat;
  }
  @supports (appearance: base-select) {
    select,
    ::picker(select) {
      appearance: base-select;
    }
    select::picker-icon {
      display: none;
    }
    select {
      display: flex;
      align-items: center;
    }
    ::picker(select) {
      background: var(--bg-2);
      color: var(--text);
      border: 1px solid var(--line-2);
      border-radius: var(--radius);
      box-shadow: var(--shadow);
      padding: 4px;
      margin: 2px 0;
    }
    option {
      padding: 3px 8px;
      border-radius: 3px;
      min-height: 24px;
      font-size: var(--size);
    }
    option:hover,
    option:focus {
      background: var(--bg-4);
    }
    option::checkmark {
      font-size: 11px;
      color: var(--accent);
    }
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: -1px;
  }
  input:focus-visible,
  textarea:focus-visible,
  select:focus-visible {
    outline: none;
  }
  kbd {
    font: 500 var(--size-small) / 16px var(--font);
    color: var(--text-2);
    background: var(--bg-3);
    border: 1px solid var(--line-2);
    border-bottom-width: 2px;
    border-radius: 4px;
    padding: 0 5px;
    white-space: nowrap;
  }
  .muted {
    color: var(--text-3);
  }
  .quiet-label {
    font-size: var(--size-small);
    color: var(--text-3);
  }
  .scroll {
    overflow: auto;
    scrollbar-width: thin;
    scrollbar-color: var(--line-2) transparent;
  }
  .empty {
    padding: 24px 16px;
    text-align: center;
    color: var(--text-3);
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
  .spin svg {
    animation: turn 900ms linear infinite;
  }
  @media (prefers-reduced-motion: reduce) {
    .spin svg {
      animation-duration: 4s;
    }
  }
`
