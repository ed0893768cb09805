/**
 * The icons of the interface, picked one by one from Lucide (ISC licence) so that only these are in the bundle.
 * To add one: an import and a line in the list. `icon('lock')` draws it in the colour of the text around it.
 */
import { html, type TemplateResult } from 'lit'
import { unsafeHTML } from 'lit/directives/unsafe-html.js'
import align from 'lucide-static/icons/align-center-vertical.svg?raw'
import chair from 'lucide-static/icons/armchair.svg?raw'
import bot from 'lucide-static/icons/bot.svg?raw'
import box from 'lucide-static/icons/box.svg?raw'
import camera from 'lucide-static/icons/camera.svg?raw'
import check from 'lucide-static/icons/check.svg?raw'
import down from 'lucide-static/icons/chevron-down.svg?raw'
import right from 'lucide-static/icons/chevron-right.svg?raw'
import circle from 'lucide-static/icons/circle.svg?raw'
import help from 'lucide-static/icons/circle-help.svg?raw'
import clapperboard from 'lucide-static/icons/clapperboard.svg?raw'
import paste from 'lucide-static/icons/clipboard.svg?raw'
import saved from 'lucide-static/icons/cloud-check.svg?raw'
import offline from 'lucide-static/icons/cloud-off.svg?raw'
import command from 'lucide-static/icons/command.svg?raw'
import copy from 'lucide-static/icons/copy.svg?raw'
import crosshair from 'lucide-static/icons/crosshair.svg?raw'
import download from 'lucide-static/icons/download.svg?raw'
import more from 'lucide-static/icons/ellipsis.svg?raw'
import eye from 'lucide-static/icons/eye.svg?raw'
import eyeOff from 'lucide-static/icons/eye-off.svg?raw'
import film from 'lucide-static/icons/film.svg?raw'
import flame from 'lucide-static/icons/flame.svg?raw'
import spot from 'lucide-static/icons/flashlight.svg?raw'
import focus from 'lucide-static/icons/focus.svg?raw'
import folder from 'lucide-static/icons/folder.svg?raw'
import frame from 'lucide-static/icons/frame.svg?raw'
import globe from 'lucide-static/icons/globe.svg?raw'
import grid from 'lucide-static/icons/grid-3x3.svg?raw'
import groupIt from 'lucide-static/icons/group.svg?raw'
import history from 'lucide-static/icons/history.svg?raw'
import image from 'lucide-static/icons/image.svg?raw'
import info from 'lucide-static/icons/info.svg?raw'
import lamp from 'lucide-static/icons/lamp.svg?raw'
import lightbulb from 'lucide-static/icons/lightbulb.svg?raw'
import link from 'lucide-static/icons/link.svg?raw'
import tree from 'lucide-static/icons/list-tree.svg?raw'
import spinner from 'lucide-static/icons/loader-circle.svg?raw'
import lock from 'lucide-static/icons/lock.svg?raw'
import unlock from 'lucide-static/icons/lock-open.svg?raw'
import logout from 'lucide-static/icons/log-out.svg?raw'
import magnet from 'lucide-static/icons/magnet.svg?raw'
import menu from 'lucide-static/icons/menu.svg?raw'
import comment from 'lucide-static/icons/message-square.svg?raw'
import select from 'lucide-static/icons/mouse-pointer-2.svg?raw'
import move from 'lucide-static/icons/move.svg?raw'
import parcel from 'lucide-static/icons/package.svg?raw'
import left from 'lucide-static/icons/panel-left.svg?raw'
import rightPanel from 'lucide-static/icons/panel-right.svg?raw'
import pencil from 'lucide-static/icons/pencil.svg?raw'
import person from 'lucide-static/icons/person-standing.svg?raw'
import plus from 'lucide-static/icons/plus.svg?raw'
import power from 'lucide-static/icons/power-off.svg?raw'
import redo from 'lucide-static/icons/redo-2.svg?raw'
import rotate from 'lucide-static/icons/rotate-3d.svg?raw'
import reset from 'lucide-static/icons/rotate-ccw.svg?raw'
import scale from 'lucide-static/icons/scale-3d.svg?raw'
import cut from 'lucide-static/icons/scissors.svg?raw'
import search from 'lucide-static/icons/search.svg?raw'
import settings from 'lucide-static/icons/settings.svg?raw'
import share from 'lucide-static/icons/share-2.svg?raw'
import sliders from 'lucide-static/icons/sliders-horizontal.svg?raw'
import sparkles from 'lucide-static/icons/sparkles.svg?raw'
import panel from 'lucide-static/icons/square.svg?raw'
import sun from 'lucide-static/icons/sun.svg?raw'
import bin from 'lucide-static/icons/trash-2.svg?raw'
import warn from 'lucide-static/icons/triangle-alert.svg?raw'
import undo from 'lucide-static/icons/undo-2.svg?raw'
import ungroup from 'lucide-static/icons/ungroup.svg?raw'
import upload from 'lucide-static/icons/upload.svg?raw'
import users from 'lucide-static/icons/users.svg?raw'
import video from 'lucide-static/icons/video.svg?raw'
import x from 'lucide-static/icons/x.svg?raw'

const icons = {
  folder,
  package: parcel,
  lightbulb,
  video,
  person,
  crosshair,
  eye,
  eyeOff,
  lock,
  unlock,
  search,
  right,
  down,
  plus,
  undo,
  redo,
  select,
  move,
  rotate,
  scale,
  magnet,
  share,
  settings,
  menu,
  sun,
  lamp,
  left,
  rightPanel,
  x,
  check,
  help,
  clapperboard,
  sliders,
  tree,
  spot,
  flame,
  offline,
  saved,
  warn,
  copy,
  cut,
  paste,
  bin,
  groupIt,
  ungroup,
  align,
  focus,
  reset,
  link,
  globe,
  box,
  chair,
  bot,
  comment,
  history,
  image,
  download,
  upload,
  panel,
  users,
  pencil,
  power,
  sparkles,
  film,
  camera,
  info,
  grid,
  frame,
  circle,
  more,
  command,
  logout,
  spinner,
} as const
export type IconName = keyof typeof icons

export const isIcon = (name: string): name is IconName => Object.hasOwn(icons, name)

// The licence comment of each file is kept in the sources of Lucide and in our bundle; the page does not need it.
const clean = (svg: string): string => svg.replace(/<!--.*?-->\s*/s, '').replace(/\s+/g, ' ')
const drawn = new Map<IconName, TemplateResult>()

/** Hidden from assistive technology: whatever bears an icon has a name of its own. */
export const icon = (name: IconName): TemplateResult => {
  const known = drawn.get(name)
  if (known) return known
  const made = html`<span class="icon" aria-hidden="true">${unsafeHTML(clean(icons[name]))}</span>`
  drawn.set(name, made)
  return made
}
