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
	dotted // a code that is a word with a dot in it, or breaks off
)

// telling are the members of which every answer has all of one row.
var telling = [...]Members{ //nolint:gochecknoglobals // a constant table
	errCode, openCode, serverCode, errorCode, subCode, respCode, category | reason, status | punish, status | wait,
	code | headers, code | message, code | clientMessage, code | requestID, code | dotted, errorName | clientMessage,
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
	}
	return 0
}

// Of adds to a member what its value tells: of a code whether it has a dot.
func (m Members) Of(value []byte) Members {
	if m == code && bytes.IndexByte(value, '.') >= 0 {
		m |= dotted
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

// membersOf gives the members of an object.
func membersOf(n *lenient.Node) Members {
	var all Members
	var folded [64]byte
	for i := range n.Members {
		all |= MemberOf(lenient.FoldKey(folded[:0], n.Members[i].Key))
	}
	if all&code != 0 && !all.Tell() && (strings.Contains(n.Get("code").Str(), ".") || n.AllQuirks()&lenient.Truncated != 0) {
		all |= dotted
	}
	return all
}
