"use client"

import { later } from "@/components/ui/later"

/** The server draws the button with the page; what makes it move comes after the first paint. */
export const SavedViews = later(() => import("./saved-views-body").then((file) => file.SavedViewsBody))
