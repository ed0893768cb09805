/** Looks of what stands over the picture. */
export const styles = `
:host { font: 500 11px/1.3 var(--font); color: var(--text); -webkit-user-select: none; user-select: none; }
svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: hidden; }
path, line, polygon, circle, rect { vector-effect: non-scaling-stroke; }
.x { --of: var(--axis-x); } .y { --of: var(--axis-y); } .z { --of: var(--axis-z); } .all { --of: #e9eaec; }
.gizmo path { fill: none; stroke: var(--of); stroke-width: 2.5; stroke-linecap: round; }
.gizmo .under { stroke: #0009; stroke-width: 4.5; }
.gizmo polygon, .gizmo circle, .gizmo rect { fill: var(--of); stroke: #0008; stroke-width: 1; }
.gizmo .plane { fill: color-mix(in srgb, var(--of) 32%, transparent); stroke: var(--of); stroke-width: 1.25; }
.gizmo .centre { fill: #0005; stroke: var(--of); stroke-width: 1.75; }
.gizmo .hot { --of: #ffd489; }
.gizmo .rest { opacity: 0.28; }
.gizmo .guide { stroke-width: 1; opacity: 0.75; stroke-linecap: butt; }
.marquee rect { fill: #f0a8451f; stroke: var(--accent); stroke-width: 1; }
.measure path { fill: none; stroke: #fff; stroke-width: 1.25; stroke-dasharray: 3 3; }
.measure circle { fill: #fff; stroke: #000a; stroke-width: 1; }
.copies path { fill: none; stroke: var(--accent); stroke-width: 1.25; stroke-dasharray: 4 3; opacity: 0.8; }
.peers path { fill: none; stroke-width: 1.5; stroke-linejoin: round; }
.peers .idle { opacity: 0.4; }
.frame-lines .mask { fill: #000; fill-opacity: 0.62; }
.frame-lines path { fill: none; stroke: #fff; stroke-width: 1; opacity: 0.85; }
.frame-lines .safe { opacity: 0.28; }
.frame-lines .thirds { opacity: 0.14; }
.frame-lines .centre { opacity: 0.6; }
.empties path { stroke: #fffc; stroke-width: 1.5; }

.label { position: absolute; left: 0; top: 0; white-space: nowrap; max-width: 220px; overflow: hidden; text-overflow: ellipsis; }
.names .label { margin: -22px 0 0; translate: -50% 0; padding: 1px 6px; border-radius: 3px; background: #101113c9;
  border-left: 2px solid var(--of, #8f959e); color: #e6e7e9; }
.names .chosen { color: var(--accent); }
.people .label { margin: -22px 0 0 0; translate: -50% 0; padding: 1px 7px; border-radius: 9px; background: var(--of); color: #0b0c0d; font-weight: 600; }
.people .idle { opacity: 0.5; }
.ghosts .label { margin: -20px 0 0; translate: -50% 0; padding: 1px 6px; border-radius: 3px; background: #17181ad9;
  border: 1px dashed var(--of); color: var(--of); }
.ghosts .stale { border-color: var(--warn); color: var(--warn); }
.ghosts .held { background: var(--of); color: #0f1011; }
.camera-words .label { padding: 3px 8px; color: #fff; text-shadow: 0 1px 2px #000; font-variant-numeric: tabular-nums; }
.camera-words .right { translate: -100% 0; }
.measures .label { white-space: pre; margin: 18px 0 0 16px; padding: 3px 8px; border-radius: 4px; background: #0f1011e6; border: 1px solid var(--line-2);
  color: #fff; font-variant-numeric: tabular-nums; font-size: 12px; }
.measures .typing { margin-top: -38px; border-color: var(--accent); }
.pins .label { pointer-events: auto; margin: -26px 0 0; translate: -50% 0; min-width: 24px; height: 24px; padding: 0 6px; border: 2px solid #fff;
  border-radius: 12px 12px 12px 2px; background: var(--of); color: #0b0c0d; font: 700 11px/20px var(--font); cursor: pointer;
  box-shadow: 0 2px 6px #0008; }
.pins .resolved { opacity: 0.45; }
.pins .open { outline: 2px solid var(--focus); outline-offset: 2px; }
.pins .label:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.axis-labels .label { translate: -50% -50%; font-weight: 700; color: var(--of); text-shadow: 0 0 3px #000, 0 0 2px #000; }

.banner { position: absolute; top: 10px; left: 50%; translate: -50% 0; display: flex; align-items: center; gap: 8px; height: 28px;
  padding: 0 4px 0 12px; border-radius: 14px; background: #0f1011ee; border: 1px solid var(--of, var(--accent)); color: var(--of, var(--accent));
  font-weight: 700; letter-spacing: 0.06em; white-space: nowrap; }
.banner[hidden] { display: none; }
.banner button { pointer-events: auto; font: 600 11px/18px var(--font); letter-spacing: 0; color: var(--text); background: var(--bg-3); border: 0;
  border-radius: 10px; padding: 1px 9px; cursor: pointer; }
.banner button:hover { background: var(--bg-4); }
.banner button:focus-visible { outline: 2px solid var(--focus); }
.followed { position: absolute; inset: 0; border: 3px solid var(--of); border-radius: 2px; }
.followed[hidden] { display: none; }

.axes { position: absolute; right: 10px; top: 10px; width: 84px; height: 84px; padding: 0; border: 0; border-radius: 50%; background: none;
  pointer-events: auto; cursor: pointer; touch-action: none; }
.axes:hover, .axes:focus-visible { background: #ffffff14; outline: none; }
.axes:focus-visible { box-shadow: 0 0 0 2px var(--focus); }
.axes svg { pointer-events: none; }
.axes line { stroke: var(--of); stroke-width: 2; }
.axes circle { fill: var(--of); stroke: none; }
.axes .minus { fill: color-mix(in srgb, var(--of) 26%, #17181a); stroke: var(--of); stroke-width: 1.25; }
.axes .near { filter: brightness(1.25); stroke: #fff; stroke-width: 1.5; }
.axes text { fill: #0c0d0e; font: 700 10px var(--font); text-anchor: middle; dominant-baseline: central; }
@media (forced-colors: active) { .label, .banner { forced-color-adjust: none; } }
`
