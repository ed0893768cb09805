/** Looks of the outliner. */
import { css } from 'lit'

export const outlinerStyle = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .search {
    position: relative;
    padding: 6px 8px;
    flex: none;
  }
  .search .icon {
    position: absolute;
    left: 13px;
    top: 50%;
    translate: 0 -50%;
    color: var(--text-3);
    pointer-events: none;
  }
  .search input {
    padding-left: 26px;
  }
  .tree {
    position: relative;
    flex: 1;
    min-height: 0;
    outline-offset: -2px;
    overscroll-behavior: contain;
  }
  /* The row that the keys are at has the ring. */
  .tree:has(.at):focus-visible {
    outline: none;
  }
  .rows {
    position: relative;
  }
  .row {
    position: absolute;
    inset: 0 0 auto 0;
    height: var(--row);
    display: flex;
    align-items: center;
    padding: 0 6px 0 calc(4px + var(--level, 0) * 14px);
    white-space: nowrap;
    user-select: none;
  }
  .row:hover {
    background: var(--bg-2);
  }
  .row.selected {
    background: var(--accent-soft);
  }
  .tree:focus-visible .row.at {
    box-shadow: inset 0 0 0 1px var(--focus);
  }
  .row.drop-inside {
    box-shadow: inset 0 0 0 1px var(--accent);
    background: var(--accent-soft);
  }
  .row.drop-before::before,
  .row.drop-after::before {
    content: '';
    position: absolute;
    left: calc(22px + var(--level, 0) * 14px);
    right: 4px;
    height: 2px;
    background: var(--accent);
    pointer-events: none;
  }
  .row.drop-before::before {
    top: -1px;
  }
  .row.drop-after::before {
    bottom: -1px;
  }
  .twist {
    width: 18px;
    height: 20px;
    display: inline-grid;
    place-items: center;
    flex: none;
    color: var(--text-3);
    border-radius: 3px;
  }
  .twist svg {
    width: 12px;
    height: 12px;
    stroke-width: 2.25;
    transition: rotate var(--quick);
  }
  .twist.open svg {
    rotate: 90deg;
  }
  .kind {
    display: inline-grid;
    color: var(--text-3);
    margin-right: 6px;
  }
  .row.selected .kind {
    color: var(--accent);
  }
  .name {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .unnamed {
    color: var(--text-2);
    font-style: italic;
  }
  .hidden .name,
  .hidden .kind {
    opacity: 0.5;
  }
  .struck .name {
    text-decoration: line-through;
    color: var(--text-3);
  }
  .row input {
    height: 20px;
    margin: 0 2px 0 -5px;
    padding: 0 4px;
    flex: 1;
  }
  .dot {
    width: 7px;
    height: 7px;
    border-radius: 50%;
    flex: none;
    margin-left: 3px;
    background: var(--colour);
  }
  .flag {
    width: 20px;
    height: 20px;
    flex: none;
    display: inline-grid;
    place-items: center;
    color: var(--text-3);
    border-radius: 3px;
    visibility: hidden;
  }
  .flag svg {
    width: 13px;
    height: 13px;
  }
  .row:hover .flag,
  .flag.on {
    visibility: visible;
  }
  .flag.on {
    color: var(--text);
  }
  .flag:hover {
    color: var(--text);
    background: var(--bg-4);
  }
  .empty {
    line-height: 1.6;
  }
`
