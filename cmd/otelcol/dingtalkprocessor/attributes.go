package dingtalkprocessor

import (
	"strings"
	"time"
	"unicode/utf8"

	"go.opentelemetry.io/collector/pdata/pcommon"
	"go.opentelemetry.io/collector/pdata/plog"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// The attributes that a record with an error gets. What is not known is left out.
const (
	attrID      = "dingtalk.error.id"          // family/code of the root cause
	attrCode    = "dingtalk.error.code"        // its code, as it is on the wire
	attrCodes   = "dingtalk.error.codes"       // list: all codes, from the wrapper to the root cause
	attrKind    = "dingtalk.error.kind"        // one of codes.Kinds
	attrMeaning = "dingtalk.error.meaning"     // the key of the one meaning that fits
	attrTitle   = "dingtalk.error.title"       // a line for people, where one is asked for
	attrRetry   = "dingtalk.error.retry"       // never, backoff, wait, refresh or unknown
	attrAfter   = "dingtalk.error.retry_after" // RFC 3339: when the call may be repeated
	attrCount   = "dingtalk.error.count"       // how many errors the record holds
	attrIDs     = "dingtalk.error.ids"         // list: the ids of all, where there are several
	attrRequest = "dingtalk.request_id"
	attrAPI     = "dingtalk.api"               // METHOD /path or /path
	attrScopes  = "dingtalk.scopes"            // list: permission points that the answer asks for
	attrNeeded  = "dingtalk.documented_scopes" // list: those of the call's page, where the answer names none
)

// isOurs reports whether an attribute is one of them.
func isOurs(name string) bool {
	switch name {
	case attrID, attrCode, attrCodes, attrKind, attrMeaning, attrTitle, attrRetry, attrAfter, attrCount, attrIDs, attrRequest, attrAPI, attrScopes, attrNeeded:
		return true
	}
	return false
}

// Bounds of an attribute, in bytes and in items of a list: what a record holds may be
// hostile.
const (
	textMost = 1 << 10
	listMost = 64
)

// describe says in the attributes of a record which errors it holds: the last decides.
// What an earlier processor said goes.
func (p *logsProcessor) describe(record plog.LogRecord, errors []*explain.Finding) {
	f := errors[len(errors)-1]
	attributes := record.Attributes()
	attributes.RemoveIf(func(name string, _ pcommon.Value) bool { return isOurs(name) })
	attributes.EnsureCapacity(attributes.Len() + 12)
	putText(attributes, attrID, f.Primary)
	putText(attributes, attrCode, codeOf(f))
	putList(attributes, attrCodes, f.Codes)
	putText(attributes, attrKind, string(kindOf(f)))
	putText(attributes, attrMeaning, f.Meaning)
	switch p.title {
	case "zh":
		putText(attributes, attrTitle, f.Title.ZH)
	case "en":
		putText(attributes, attrTitle, f.Title.EN)
	}
	putText(attributes, attrRetry, string(policyOf(f)))
	if after := retryAfter(f, record); !after.IsZero() {
		putText(attributes, attrAfter, after.Format(time.RFC3339))
	}
	attributes.PutInt(attrCount, int64(len(errors)))
	if len(errors) > 1 {
		ids := make([]string, 0, len(errors))
		for _, one := range errors {
			if one.Primary != "" {
				ids = append(ids, one.Primary)
			}
		}
		putList(attributes, attrIDs, ids)
	}
	putText(attributes, attrRequest, f.RequestID)
	putText(attributes, attrAPI, f.API)
	putList(attributes, attrScopes, f.Facts.RequiredScopes)
	putList(attributes, attrNeeded, documentedScopes(f))
	if severity, ok := p.severity[kindOf(f)]; ok {
		record.SetSeverityNumber(severity)
		record.SetSeverityText(severity.String())
	}
}

// codeOf gives the code of the root cause.
func codeOf(f *explain.Finding) string {
	if _, code, ok := strings.Cut(f.Primary, "/"); ok {
		return code
	}
	if n := len(f.Codes); n > 0 {
		return f.Codes[n-1]
	}
	return ""
}

// kindOf gives the kind of an error.
func kindOf(f *explain.Finding) codes.Kind {
	if f.Kind == "" {
		return codes.KindUnknown
	}
	return f.Kind
}

// policyOf says whether calling again helps.
func policyOf(f *explain.Finding) codes.Policy {
	if f.Retry.Policy == "" {
		return codes.PolicyUnknown
	}
	return f.Retry.Policy
}

// retryAfter gives when the call may be repeated: the moment that the answer tells, else
// the end of the window that began when the record says that the event was; zero where
// neither is known. When the record was collected says nothing of that.
func retryAfter(f *explain.Finding, record plog.LogRecord) time.Time {
	if !f.Retry.After.IsZero() {
		return f.Retry.After
	}
	if f.Retry.Policy != codes.PolicyWait || f.Retry.WaitSeconds <= 0 || record.Timestamp() == 0 {
		return time.Time{}
	}
	return record.Timestamp().AsTime().Add(time.Duration(f.Retry.WaitSeconds) * time.Second)
}

// documentedScopes gives the permission points of the call by its page.
func documentedScopes(f *explain.Finding) []string {
	if f.Needs == nil {
		return nil
	}
	var all []string
	for _, grant := range f.Needs.Scopes {
		if grant.Scope != "" {
			all = append(all, grant.Scope)
		}
	}
	return all
}

// putText sets an attribute to a text, not longer than textMost.
func putText(m pcommon.Map, name, text string) {
	if text != "" {
		m.PutStr(name, bounded(text))
	}
}

// putList sets an attribute to the first listMost of some texts.
func putList(m pcommon.Map, name string, texts []string) {
	if len(texts) == 0 {
		return
	}
	texts = texts[:min(len(texts), listMost)]
	list := m.PutEmptySlice(name)
	list.EnsureCapacity(len(texts))
	for _, text := range texts {
		list.AppendEmpty().SetStr(bounded(text))
	}
}

// bounded cuts a text behind a whole character.
func bounded(text string) string {
	if len(text) <= textMost {
		return text
	}
	end := textMost
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}
