"use client"

import { later } from "@/components/ui/later"

export const ConnectFields = later(() => import("./connect-fields").then((file) => file.ConnectFields))
export const ModelFields = later(() => import("./[id]/model-fields").then((file) => file.ModelFields))
export const NewSecretField = later(() => import("./new-secret-field").then((file) => file.NewSecretField))
export const SecretShown = later(() => import("./secret-once").then((file) => file.SecretOnce))
