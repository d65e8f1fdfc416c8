import type { ReactElement, SVGProps } from "react"
import { ICON_FILE, type IconName } from "./icon-names"

export type Icon = (props: SVGProps<SVGSVGElement>) => ReactElement

/** An icon out of the cached picture; used like any icon component. */
export function icon(name: IconName): Icon {
  return function SpriteIcon(props) {
    return (
      <svg width="16" height="16" aria-hidden="true" {...props}>
        <use href={`${ICON_FILE}#${name}`} />
      </svg>
    )
  }
}
