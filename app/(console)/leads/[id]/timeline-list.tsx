"use client"

import { later } from "@/components/ui/later"

/** The server draws what happened with the page; what makes it move comes after the first paint. */
export const TimelineList = later(() => import("./timeline-list-body").then((file) => file.TimelineListBody))
