package codes

// Kinds gives the closed set of kinds in the order of their documentation,
// unknown last. The slice is shared: read it only.
func Kinds() []KindInfo { return kinds.row(0, 1, (*decoder).kinds)[:] }

// KindByName gives the description of a kind, and false for a name outside
// the closed set.
func KindByName(k Kind) (*KindInfo, bool) {
	all := Kinds()
	for i := range all {
		if all[i].Kind == k {
			return &all[i], true
		}
	}
	return nil, false
}

// KindCount gives the number of entries with any meaning of that kind.
func KindCount(k Kind) int {
	n := 0
	for i := range entryCount {
		if anyMeaning(i, func(of Kind, _ string, _ []uint16) bool { return of == k }) {
			n++
		}
	}
	return n
}

// Families gives the families, the one that people meet most often first; a
// code of several families is answered in this order.
func Families() []Family {
	return []Family{
		FamilyOAPI, FamilyAPI, FamilyRobot, FamilyCallback, FamilyJSAPI, FamilyStream, FamilyGateway, FamilyMCP,
		FamilyYida,
	}
}
