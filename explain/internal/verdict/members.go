package verdict

import (
	"strings"

	"github.com/dterr/dterr/explain/internal/shape"
)

// member is the name of a member that tells something; exact ones must be spelled
// just so, the others are in lower case and stand for every case.
type member struct {
	name  string
	exact bool
	mark  marks
}

// memberNames are the names that tell something.
var memberNames = [...]member{ //nolint:gochecknoglobals // a constant table
	{"RequestId", true, capitalID},
	{"requestid", true, requestidMember},
	{"errorCode", true, camelCode},
	{"error", true, camelCode},

	{"type", false, typeMember},
	{"request_id", false, requestIDMember},
	{"message", false, messageMember},
	{"data", false, dataMember | envelope},
	{"success", false, successMember | envelope},
	{"result", false, envelope},
	{"statusCode", false, envelope},
	{"stackTrace", false, envelope},
	{"status", false, envelope},
}

// members gives the marks of the members of an object.
func members(a *shape.Answer) marks {
	if a.Node == nil {
		return 0
	}
	var m marks
	for i := range memberNames {
		if x := &memberNames[i]; hasMember(a, x.name, x.exact) {
			m |= x.mark
		}
	}
	if hasMember(a, "Code", true) && hasMember(a, "Message", true) && !hasMember(a, "Data", true) {
		m |= capitals
	}
	return m
}

// hasMember reports whether an object has a member of that name.
func hasMember(a *shape.Answer, name string, exact bool) bool {
	for i := range a.Node.Members {
		if key := a.Node.Members[i].Key; key == name || !exact && strings.EqualFold(key, name) {
			return true
		}
	}
	return false
}
