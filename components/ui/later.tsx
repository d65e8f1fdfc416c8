"use client"

import { type ComponentType, lazy, Suspense } from "react"

/** A part that no first paint shows: its code comes when it is first drawn, and until then there is nothing. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Part = lazy(async () => ({ default: await load() })) as ComponentType<Props>
  return function Later(props: Props) {
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    )
  }
}
