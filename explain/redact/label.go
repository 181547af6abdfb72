package redact

func labelOf(key string) (rule, bool) { return rule{}, false }
