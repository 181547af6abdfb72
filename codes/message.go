package codes

// Message is what a server, a page or a program of DingTalk's says without a code,
// and for which no source names one. Where each row is from stands in
// data/messages.tsv.
type Message struct {
	// Key is a slug, stable for ever.
	Key string
	// Own says that nobody else says so; any other message is DingTalk's only beside
	// its name.
	Own bool
	// Wordings are its texts, folded, as [Wording] has them.
	Wordings []string
	// Kind, Retry and Owner are as those of a meaning.
	Kind  Kind
	Retry Retry
	Owner Owner
	// Title says in one line what happened, Cause why, where that is known, and Fix
	// what to do.
	Title, Cause, Fix Text
}

var messages lazy[Message] //nolint:gochecknoglobals // filled when first asked for

// Messages gives the messages without a code, sorted by key.
func Messages() []Message {
	return messages.every(messageCount, func(_ *decoder, place int, m *Message) { *m = decodeMessage(place) })
}

// decodeMessage reads the record at a place: key, own, wordings, kind, retry (policy,
// attempts, seconds), owner, title, cause and fix in both languages.
func decodeMessage(place int) Message {
	words := messageWords[messageBegin[place]:]
	next := func() uint16 {
		w := words[0]
		words = words[1:]
		return w
	}
	said := func() string {
		n := next()
		return messageText[messageTextAt[n] : messageTextAt[n+1]-1]
	}
	m := Message{Key: said(), Own: next() == 1}
	for range next() {
		m.Wordings = append(m.Wordings, said())
	}
	m.Kind = Kind(said())
	m.Retry = Retry{Policy: Policy(said()), MaxAttempts: int(next())}
	m.Retry.WaitSeconds = int(next())<<16 | int(next())
	m.Owner = Owner(said())
	for _, t := range [...]*Text{&m.Title, &m.Cause, &m.Fix} {
		*t = Text{ZH: said(), EN: said()}
	}
	return m
}
