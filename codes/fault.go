package codes

import (
	"sort"
)

// Fault is one fault that has several codes, such as the same limit under the names of
// both API generations. Its members stand in data/faults.tsv.
type Fault struct {
	// Key is a slug, stable for ever.
	Key string
	// Title says in one line what happened, whichever of its codes the server sent.
	Title Text
}

// faultMember is an id, or an id and a meaning behind a #, of a fault.
type faultMember struct {
	name  string
	fault uint8
}

// FaultOf gives the fault that a meaning of an entry belongs to, nil where it is a fault
// of its own. id is family/code, meaning the key of a meaning or empty where none is
// known: then only a fault that the whole entry belongs to is given.
func FaultOf(id, meaning string) *Fault {
	if f := faultNamed(id); f != nil || meaning == "" {
		return f
	}
	return faultNamed(id + "#" + meaning)
}

// faultNamed gives the fault of a member, nil without one.
func faultNamed(name string) *Fault {
	i := sort.Search(len(faultMembers), func(i int) bool { return faultMembers[i].name >= name })
	if i == len(faultMembers) || faultMembers[i].name != name {
		return nil
	}
	return &faults[faultMembers[i].fault]
}
