namespace KillBot.Tests.Support;

/// <summary>The source tree that the tests were built from.</summary>
internal static class Repository
{
    public static readonly string Root = Find(AppContext.BaseDirectory);

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>The C# files of a project, with what they say.</summary>
    public static IEnumerable<(string Path, string Text)> SourcesOf(string project) => Directory
        .EnumerateFiles(PathOf(project), "*.cs", SearchOption.AllDirectories)
        .Select(path => (Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path)))
        .Where(file => !file.Item1.Contains("/obj/", StringComparison.Ordinal));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "KillBot.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("KillBot.sln is in no folder above the tests."));
}
