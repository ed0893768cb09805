/** Looks of the inspector: one grid for all rows, so that everything lines up. */
import { css } from 'lit'

export const inspectorStyle = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  header {
    display: flex;
    align-items: center;
    gap: 6px;
    height: 40px;
    padding: 0 8px 0 12px;
    border-bottom: 1px solid var(--line);
    flex: none;
  }
  header .kind {
    color: var(--accent);
    display: inline-grid;
  }
  h2 {
    flex: 1;
    margin: 0;
    font-size: var(--size-title);
    font-weight: 600;
  }
  .name {
    flex: 1;
    font-size: var(--size-title);
    font-weight: 600;
    background: transparent;
    border-color: transparent;
    padding: 0 5px;
    height: 26px;
  }
  .tool.small {
    width: 24px;
    height: 24px;
  }
  .body {
    flex: 1;
    min-height: 0;
    padding-bottom: 24px;
  }
  section {
    padding: 4px 4px 8px 12px;
    border-bottom: 1px solid var(--line);
  }
  section.shut {
    padding-bottom: 4px;
  }
  section.first {
    padding-top: 8px;
  }
  h3 {
    margin: 0 0 2px -8px;
    font: inherit;
  }
  .fold {
    display: flex;
    align-items: center;
    gap: 2px;
    width: 100%;
    height: 24px;
    font-weight: 600;
    color: var(--text-2);
    border-radius: var(--radius);
  }
  .fold:hover {
    color: var(--text);
  }
  .fold svg {
    width: 12px;
    height: 12px;
    transition: rotate var(--quick);
  }
  .fold.open svg {
    rotate: 90deg;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(60px, 27%) minmax(0, 1fr) 14px;
    align-items: center;
    gap: 0 6px;
    min-height: 28px;
  }
  .label {
    color: var(--text-2);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  /* A dot says that the value is not the default; the button that resets it comes with the pointer or the focus. */
  .dot {
    position: relative;
    width: 14px;
    height: 20px;
  }
  .dot.set::before {
    content: '';
    position: absolute;
    inset: 7.5px 4.5px;
    border-radius: 50%;
    background: var(--accent);
    opacity: 0.7;
  }
  .reset {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    border-radius: 3px;
    background: var(--bg-1);
    color: var(--accent);
    visibility: hidden;
  }
  .reset svg {
    width: 11px;
    height: 11px;
    stroke-width: 2.25;
  }
  .row:hover .reset,
  .row:focus-within .reset {
    visibility: visible;
  }
  .foot {
    margin: 10px 12px;
    color: var(--text-3);
    font-size: var(--size-small);
  }
`
