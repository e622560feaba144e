# Sourced by ./mvnw and ./chancery: sets and exports JAVA_HOME to a JDK of version 21 or newer, wherever the machine keeps it,
# since a machine's default java may be older. JAVA_HOME comes first, then java on the PATH, then the usual places.
# CHANCERY_JDK_PLACES (shell patterns, one per line) replaces the usual places.

chancery_jdk_version() { # prints the major version of the JDK in $1; fails if there is no JDK
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  chancery_version=
  if [ -r "$1/release" ]; then
    chancery_version=$(sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release" | head -n 1)
  fi
  if [ -z "$chancery_version" ]; then
    chancery_version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9][0-9]*\).*/\1/p' | head -n 1)
  fi
  [ -n "$chancery_version" ] && printf '%s\n' "$chancery_version"
}

chancery_jdk_suits() { [ "$(chancery_jdk_version "$1" || echo 0)" -ge 21 ]; }

chancery_jdk_on_path() { # prints the home of the java on the PATH
  chancery_java=$(command -v java) || return 1
  chancery_java=$(readlink -f "$chancery_java" 2>/dev/null) || return 1
  dirname "$(dirname "$chancery_java")"
}

chancery_jdk_places() {
  if [ -n "${CHANCERY_JDK_PLACES-}" ]; then
    printf '%s\n' "$CHANCERY_JDK_PLACES"
    return
  fi
  if [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -v 21+ 2>/dev/null || :
  fi
  cat <<PLACES
/usr/lib/jvm/*
/usr/lib64/jvm/*
/usr/java/*
/usr/local/java/*
/usr/local/openjdk-*
/opt/java/*
/opt/jdk*
/opt/*jdk*
$HOME/.sdkman/candidates/java/*
$HOME/.jdks/*
$HOME/.asdf/installs/java/*
$HOME/.local/share/mise/installs/java/*
$HOME/.jbang/cache/jdks/*
/Library/Java/JavaVirtualMachines/*/Contents/Home
$HOME/Library/Java/JavaVirtualMachines/*/Contents/Home
/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
PLACES
}

chancery_jdk_in_places() { # prints the best JDK of the usual places: 25, else 21, else the first that is newer
  chancery_found21= chancery_found=
  chancery_spare_ifs=$IFS
  IFS='
'
  set +f
  for chancery_home in $(chancery_jdk_places); do
    chancery_version=$(chancery_jdk_version "$chancery_home") || continue
    if [ "$chancery_version" -eq 25 ]; then
      IFS=$chancery_spare_ifs
      printf '%s\n' "$chancery_home"
      return 0
    fi
    if [ "$chancery_version" -eq 21 ]; then
      chancery_found21=${chancery_found21:-$chancery_home}
    elif [ "$chancery_version" -gt 21 ]; then
      chancery_found=${chancery_found:-$chancery_home}
    fi
  done
  IFS=$chancery_spare_ifs
  chancery_found=${chancery_found21:-$chancery_found}
  [ -n "$chancery_found" ] && printf '%s\n' "$chancery_found"
}

chancery_find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && chancery_jdk_suits "$JAVA_HOME"; then
    export JAVA_HOME
    return 0
  fi
  if chancery_candidate=$(chancery_jdk_on_path) && chancery_jdk_suits "$chancery_candidate"; then
    JAVA_HOME=$chancery_candidate
  elif chancery_candidate=$(chancery_jdk_in_places); then
    JAVA_HOME=$chancery_candidate
  else
    cat >&2 <<'MESSAGE'
Chancery needs a JDK of version 21 or newer (25 is what it is tested with), and none was found.
Install one, for example
  Debian, Ubuntu   apt install openjdk-21-jdk-headless
  Fedora, RHEL     dnf install java-21-openjdk-devel
  macOS            brew install openjdk@21
  anywhere         https://adoptium.net (Eclipse Temurin)
or, if there is one in an unusual place, set JAVA_HOME to it.
MESSAGE
    return 1
  fi
  export JAVA_HOME
}

chancery_find_jdk || exit 1
