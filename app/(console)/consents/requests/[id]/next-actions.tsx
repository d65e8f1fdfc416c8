"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import { t } from "@/lib/say"
import type { RequestDetail } from "@/lib/subject-requests/schema"
import {
  EXTENSION_REASONS,
  IDENTITY_WAYS,
  OBJECTIONS,
  REFUSAL_GROUNDS,
  RESTRICTION_REASONS,
} from "@/lib/subject-requests/words"
import {
  extend,
  finish,
  needIdentity,
  objectTo,
  putRight,
  refuse,
  restrictData,
  sureOfIdentity,
  takeBack,
} from "../actions"

type Id = { id: string }
const optionsOf = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label: t(label) }))

type ChoiceProps = { name: string; label: string; words: Record<string, string>; error?: string }
const Choice = ({ name, label, words, error }: ChoiceProps) => (
  <Field name={name} label={label} required error={error}>
    {(wiring) => <Select {...wiring} placeholder={t("Choose")} options={optionsOf(words)} />}
  </Field>
)

type NoteProps = { name: string; label: string; hint?: string; error?: string; required?: boolean }
const Note = ({ name, label, hint, error, required }: NoteProps) => (
  <Field name={name} label={label} hint={hint} error={error} required={required}>
    {(wiring) => <Textarea {...wiring} rows={3} maxLength={500} />}
  </Field>
)

export const ConfirmIdentity = ({ id }: Id) => (
  <ActionDialog
    trigger={<Button variant="primary">{t("It is them")}</Button>}
    title={t("Who asks is who they say")}
    description={t("Say how you made sure. Your name is kept with it.")}
    action={sureOfIdentity}
    hidden={{ id }}
    confirm={t("It is them")}
    done={t("Identity confirmed.")}
  >
    {(errors) => (
      <>
        <Choice name="how" label={t("How")} words={IDENTITY_WAYS} error={errors.how} />
        <Note
          name="note"
          label={t("Note")}
          hint={t("No number of a document: that you saw it is enough.")}
          error={errors.note}
        />
      </>
    )}
  </ActionDialog>
)

export const AskForIdentity = ({ id }: Id) => (
  <ActionDialog
    trigger={<Button>{t("Not sure yet")}</Button>}
    title={t("It is not sure yet that it is them")}
    description={t("The request waits until they showed who they are. The 30 days go on.")}
    action={needIdentity}
    hidden={{ id }}
    confirm={t("Wait for it")}
    done={t("It waits for their identity.")}
  />
)

export const Extend = ({ id }: Id) => (
  <ActionDialog
    trigger={<Button>{t("More time")}</Button>}
    title={t("Give it 60 days more")}
    description={t(
      "Once, and only where it is complex or they asked for many things. They have to be told within the first 30 days, and why.",
    )}
    action={extend}
    hidden={{ id }}
    confirm={t("Give 60 days more")}
    done={t("It has 60 days more.")}
  >
    {(errors) => (
      <>
        <Choice name="because" label={t("Why")} words={EXTENSION_REASONS} error={errors.because} />
        <Checkbox name="told" label={t("They were told, and why")} />
        {errors.told && <p className="text-xs text-red">{errors.told}</p>}
      </>
    )}
  </ActionDialog>
)

export const Refuse = ({ id }: Id) => (
  <ActionDialog
    trigger={<Button>{t("Refuse")}</Button>}
    title={t("Refuse the request")}
    description={t(
      "On a ground the law knows. Tell them the ground, and that they may complain to the data protection authority.",
    )}
    action={refuse}
    hidden={{ id }}
    confirm={t("Refuse")}
    danger
    done={t("The request is refused.")}
  >
    {(errors) => (
      <>
        <Choice name="ground" label={t("Ground")} words={REFUSAL_GROUNDS} error={errors.ground} />
        <Note name="note" label={t("What they were told")} error={errors.note} required />
      </>
    )}
  </ActionDialog>
)

export const TakeBack = ({ id }: Id) => (
  <ActionDialog
    trigger={<Button variant="ghost">{t("They take it back")}</Button>}
    title={t("They do not ask for it any more")}
    action={takeBack}
    hidden={{ id }}
    reason={{ hint: t("How they said so.") }}
    confirm={t("Taken back")}
    done={t("The request is taken back.")}
  />
)

export const Finish = ({ id, disabledReason }: Id & { disabledReason?: string }) => (
  <ActionDialog
    trigger={
      <Button variant="primary" disabledReason={disabledReason}>
        {t("It was handed over")}
      </Button>
    }
    title={t("They have their data")}
    description={t("Say how they got it. The copy stays here until its time is over.")}
    action={finish}
    hidden={{ id }}
    confirm={t("Finish")}
    done={t("The request is answered.")}
  >
    {(errors) => <Note name="note" label={t("How they got it")} error={errors.note} />}
  </ActionDialog>
)

export const PutRight = ({ id, patient }: Id & { patient: RequestDetail["patient"] }) => (
  <ActionDialog
    trigger={<Button variant="primary">{t("Put it right")}</Button>}
    title={t("Put right what is wrong")}
    description={t("Numbers and addresses are put right on their record.")}
    action={putRight}
    hidden={{ id }}
    confirm={t("Put it right")}
    done={t("It is put right.")}
  >
    {(errors) => (
      <>
        <Field
          name="name"
          label={t("Name")}
          required
          error={errors.name}
          aside={t("now: {value}", { value: patient.name })}
        >
          {(wiring) => <Input {...wiring} defaultValue={patient.name} maxLength={120} />}
        </Field>
        <Field
          name="birthDate"
          label={t("Birth date")}
          error={errors.birthDate}
          aside={t("now: {value}", { value: patient.birthDate ?? "–" })}
        >
          {(wiring) => <Input {...wiring} type="date" defaultValue={patient.birthDate ?? ""} />}
        </Field>
        <Field
          name="language"
          label={t("Language")}
          hint={t("Two letters: en, ro, de, hi, ar")}
          error={errors.language}
          aside={t("now: {value}", { value: patient.language ?? "–" })}
        >
          {(wiring) => <Input {...wiring} defaultValue={patient.language ?? ""} maxLength={3} />}
        </Field>
      </>
    )}
  </ActionDialog>
)

export const Restrict = ({ id }: Id) => (
  <ActionDialog
    trigger={<Button variant="primary">{t("Restrict")}</Button>}
    title={t("Keep their data, and do nothing else with it")}
    description={t(
      "Nothing is sent to them or written to HubSpot and no model reads what they write, from this moment on. What is on its way is waited for.",
    )}
    action={restrictData}
    hidden={{ id }}
    confirm={t("Restrict")}
    done={t("Their data is restricted.")}
  >
    {(errors) => (
      <Choice name="because" label={t("Why")} words={RESTRICTION_REASONS} error={errors.because} />
    )}
  </ActionDialog>
)

export const ObjectForm = ({ id }: Id) => (
  <ActionDialog
    trigger={<Button variant="primary">{t("End what they object to")}</Button>}
    title={t("What they object to")}
    action={objectTo}
    hidden={{ id }}
    confirm={t("End it")}
    done={t("It has ended.")}
  >
    {(errors) => (
      <div className="grid gap-2">
        {Object.entries(OBJECTIONS).map(([name, label]) => (
          <Checkbox key={name} name={name} label={t(label)} />
        ))}
        {errors.marketing && <p className="text-xs text-red">{errors.marketing}</p>}
      </div>
    )}
  </ActionDialog>
)
