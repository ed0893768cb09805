/** Looks of the first page. */
import { css } from 'lit'

export const startStyle = css`
  :host {
    display: block;
    height: 100vh;
    overflow: auto;
    background: var(--bg-1);
    font-size: 13px;
    scrollbar-width: thin;
  }
  .page {
    max-width: 920px;
    margin: 0 auto;
    padding: 56px 32px 80px;
  }
  .top {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    margin-bottom: 36px;
  }
  h1 {
    margin: 0;
    font-size: 20px;
    font-weight: 700;
    color: var(--accent);
  }
  h2 {
    margin: 0 0 10px;
    font-size: 14px;
    font-weight: 600;
  }
  .me {
    color: var(--text-3);
  }
  .new {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(240px, 1fr));
    gap: 12px;
    margin-bottom: 40px;
  }
  .template {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 2px 14px;
    align-items: center;
    padding: 16px;
    border: 1px solid var(--line-2);
    border-radius: var(--radius-2);
    background: var(--bg-2);
    text-align: left;
    transition: border-color var(--quick);
  }
  .template:hover {
    border-color: var(--accent);
    background: var(--bg-3);
  }
  .template:disabled {
    opacity: 0.5;
  }
  .template .icon {
    grid-row: span 2;
    width: 40px;
    height: 40px;
    border-radius: var(--radius);
    background: var(--bg-4);
    color: var(--accent);
  }
  .template svg {
    width: 20px;
    height: 20px;
  }
  .template b {
    font-weight: 600;
  }
  .template span:last-child {
    color: var(--text-3);
    font-size: 12px;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th {
    padding: 0 12px 6px;
    text-align: left;
    white-space: nowrap;
    font-weight: 500;
    font-size: 12px;
    color: var(--text-3);
    border-bottom: 1px solid var(--line);
  }
  td {
    height: 44px;
    padding: 0 12px;
    border-bottom: 1px solid var(--line);
    color: var(--text-2);
    white-space: nowrap;
  }
  tbody tr:hover {
    background: var(--bg-2);
  }
  td.title {
    width: 100%;
  }
  td.title a {
    display: block;
    padding: 11px 0;
    color: var(--text);
    font-weight: 500;
    text-decoration: none;
    border-radius: var(--radius);
  }
  td.title a:hover {
    color: var(--accent);
  }
  td.title input {
    height: 28px;
    max-width: 360px;
    margin-left: -8px;
  }
  td.last {
    padding: 0 4px;
    text-align: right;
  }
  .deleted a,
  .deleted .words {
    color: var(--text-3);
    text-decoration: line-through;
  }
  .says {
    display: flex;
    align-items: center;
    gap: 10px;
    margin-bottom: 16px;
    padding: 10px 14px;
    border-radius: var(--radius);
    background: var(--bg-3);
  }
  .says.bad {
    background: var(--bad-soft);
    color: var(--bad);
  }
  .says .button {
    background: var(--bg-4);
  }
  .says .words {
    flex: 1;
  }
  .none {
    padding: 28px 0;
    color: var(--text-3);
  }
`
