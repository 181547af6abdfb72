package shape

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/explain/lenient"
)

// Members says which members an object has that make an answer of it.
type Members uint32

// The members. Their names are in [MemberOf].
const (
	errCode Members = 1 << iota
	openCode
	serverCode
	errorCode
	subCode
	respCode
	category
	reason
	status
	punish
	wait
	code
	headers
	errorName
	message
	clientMessage
	requestID
	hint
	failed // a success that is false
	dotted // a code that is a word with a dot in it, or breaks off
	retryable
	subtype
	stage
	heldBack // how often a notification was held back
)

// telling are the members of which every answer has all of one row.
var telling = [...]Members{ //nolint:gochecknoglobals // a constant table
	errCode, openCode, serverCode, errorCode, subCode, respCode, category | reason, status | punish, status | wait,
	code | headers, code | message, code | clientMessage, code | requestID, code | dotted, errorName | clientMessage,
	category | message, category | clientMessage, category | hint, code | failed, subtype | stage, code | heldBack,
}

// MemberOf gives the member of a name, folded as lenient.FoldKey folds it, and 0 for
// one that makes no answer.
func MemberOf(folded []byte) Members {
	switch string(folded) {
	case "errcode":
		return errCode
	case "dingopenerrcode":
		return openCode
	case "servererrorcode":
		return serverCode
	case "errorcode":
		return errorCode
	case "subcode":
		return subCode
	case "respcode":
		return respCode
	case "category":
		return category
	case "reason":
		return reason
	case "status":
		return status
	case "punish":
		return punish
	case "wait":
		return wait
	case "code":
		return code
	case "headers":
		return headers
	case "error":
		return errorName
	case "message", "msg", "errmsg":
		return message
	case "errormessage", "errormsg":
		return clientMessage
	case "requestid", "xacsrequestid":
		return requestID
	case "hint", "friendlyhint":
		return hint
	case "success":
		return failed
	case "subtype":
		return subtype
	case "stage":
		return stage
	case "count":
		return heldBack
	case "retryable":
		return retryable // the gateway of the command line, by the values of others
	}
	return 0
}

// Of gives what a member tells by its value: a code whether it has a dot, a success
// nothing unless it is false.
func (m Members) Of(value []byte) Members {
	switch {
	case m == code && bytes.IndexByte(value, '.') >= 0:
		return code | dotted
	case m == failed && string(value) != "false":
		return 0
	}
	return m
}

// Tell reports whether an object with these members may be an answer.
func (m Members) Tell() bool {
	for _, all := range telling {
		if m&all == all {
			return true
		}
	}
	return false
}

// plain are the members of a body as anybody sends it.
const plain = code | dotted | message | clientMessage | requestID | status | reason | hint

// Plain reports whether none of the members makes more of an object than a code and a
// message: what [Object] and those who judge it read is the names of its members then,
// and the values of those that [Members.Read] names.
func (m Members) Plain() bool { return m&^plain == 0 }

// Read reports whether the value of a plain member is read, and not only that there is
// one.
func (m Members) Read() bool { return m&(code|message|clientMessage) != 0 }

// IsCode reports whether a member is a code.
func (m Members) IsCode() bool { return m&code != 0 }

// IsID reports whether a member is a request id, of which only counts that there is one.
func (m Members) IsID() bool { return m&requestID != 0 }

// membersOf gives the members of an object.
func membersOf(n *lenient.Node) Members {
	var all Members
	var folded [64]byte
	for i := range n.Members {
		m := MemberOf(lenient.FoldKey(folded[:0], n.Members[i].Key))
		if m == failed {
			m = m.Of([]byte(n.Members[i].Value.Str()))
		}
		all |= m
	}
	if all&code != 0 && !all.Tell() && (strings.Contains(n.Get("code").Str(), ".") || n.AllQuirks()&lenient.Truncated != 0) {
		all |= dotted
	}
	return all
}

// payloadNames are the members by which a message on its way to DingTalk says its
// kind: to a webhook, and to the new gateway.
var payloadNames = [...]string{"msgtype", "msgKey"} //nolint:gochecknoglobals // a constant table

// IsPayload reports whether an object is a message on its way to DingTalk.
func IsPayload(n *lenient.Node) bool { return n.Get(payloadNames[:]...) != nil }

// NamesPayload reports whether a name is that of a member by which IsPayload tells.
func NamesPayload(name []byte) bool {
	for _, known := range payloadNames {
		if lenient.SameKey(string(name), known) {
			return true
		}
	}
	return false
}
