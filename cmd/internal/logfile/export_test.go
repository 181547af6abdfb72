package logfile

// Ordered orders the names of files.
func Ordered(names []string) []string {
	all := make([]Source, len(names))
	for i, name := range names {
		all[i].Name = name
	}
	order(all)
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = s.Name
	}
	return out
}
