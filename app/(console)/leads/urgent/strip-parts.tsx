"use client"

import { later } from "@/components/ui/later"

/** Few leads have a case: what makes its strip move comes after the first paint. */
export const TierLine = later(() => import("./tier-line").then((file) => file.TierLine))
export const StripActions = later(() => import("./strip-actions").then((file) => file.StripActions))
