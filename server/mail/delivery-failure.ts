/** What a failed attempt means. */
export type DeliveryFailure = {
  /** The server will never take this mail for this reader: trying again would only annoy it. */
  readonly isFinal: boolean
  /** For the operator: what happened, without a link, token or password. */
  readonly reason: string
}

/**
 * Judges an error of the mailer. A refusal is final only when it is about this recipient or this message: a wrong
 * password or sender is refused with the same numbers, but is mended by the operator, and then the mails must still go.
 */
export function deliveryFailure(error: unknown, secrets: readonly string[] = []): DeliveryFailure {
  const { code, command, responseCode, response, message } = (error ?? {}) as Record<string, unknown>
  const isAboutThisMail = code === 'EMESSAGE' || (code === 'EENVELOPE' && command === 'RCPT TO')
  const isFinal = isAboutThisMail && typeof responseCode === 'number' && responseCode >= 500 && responseCode < 600
  const said = typeof response === 'string' && response !== '' ? response : String(message ?? error)
  const where = [code, command].filter((part) => typeof part === 'string').join(' ')
  return { isFinal, reason: withoutSecrets(where ? `${where}: ${said}` : said, secrets) }
}

/** Servers quote what they refuse; links and long opaque strings are taken out of it. */
export function withoutSecrets(text: string, secrets: readonly string[] = []): string {
  const plain = secrets
    .filter((secret) => secret.length > 3)
    .reduce((rest, secret) => rest.replaceAll(secret, '…'), text)
  return plain
    .replace(/\b[a-z]{2,10}:\/\/\S+/giu, '…')
    .replace(/[\w+/=-]{24,}/gu, '…')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .slice(0, 300)
    .trim()
}
