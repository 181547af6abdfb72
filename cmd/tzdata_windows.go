package cmd

// Windows has no zone database of its own that Go could read for --tz.
import _ "time/tzdata"
