import { REACTIONS } from "@/lib/conversations/words"
import { t } from "@/lib/say"
import type { Message } from "./stretches"

/** The signs that stand on a message. */
export function Reactions({ message }: { message: Message }) {
  const standing = message.reactions.filter((one) => one.because === undefined)
  if (standing.length === 0) return null
  return (
    <p className="mt-1 flex flex-wrap gap-1">
      <span className="sr-only">{t("Reactions:")}</span>
      {standing.map((one) => (
        <span
          key={one.direction}
          title={one.direction === "in" ? t("By the patient") : t("By us")}
          className="rounded-full border border-line bg-surface px-1.5 text-xs"
        >
          <bdi>{one.emoji}</bdi>
        </span>
      ))}
    </p>
  )
}

/** One of ours that did not go out, with why. */
export function ReactionTrouble({ message }: { message: Message }) {
  const failed = message.reactions.find((one) => one.because !== undefined)
  if (!failed) return null
  return (
    <p className="mt-0.5 max-w-[min(34rem,88%)] px-1 text-xs text-red">
      {failed.emoji
        ? t("The reaction {emoji} was not sent.", { emoji: failed.emoji })
        : t("The reaction was not taken back.")}{" "}
      {failed.because && t(failed.because)}
    </p>
  )
}

/** Ours as it stands; undefined: none. */
export const oursOn = ({ reactions }: Message): string | undefined =>
  reactions.find((one) => one.direction === "out" && one.because === undefined)?.emoji

/** The message with our sign replaced. */
export const withOurs = (message: Message, emoji: string): Message => ({
  ...message,
  reactions: [
    ...message.reactions.filter((one) => one.direction === "in"),
    ...(emoji ? [{ emoji, direction: "out" as const }] : []),
  ],
})

export const nameOfReaction = (emoji: string): string =>
  t(REACTIONS.find((one) => one.emoji === emoji)?.name ?? "Another sign")
