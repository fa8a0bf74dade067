namespace KillBot.Discord.Interactions;

/// <summary>Permissions by the names that Discord's client shows for them in English.</summary>
public static class PermissionNames
{
    /// <summary>The bits of <paramref name="required"/> that <paramref name="actual"/> lacks; administrators lack none.</summary>
    public static Permissions Missing(Permissions required, Permissions actual) =>
        actual.HasFlag(Permissions.Administrator) ? Permissions.None : required & ~actual;

    /// <summary>One name per bit.</summary>
    public static IReadOnlyList<string> Of(Permissions permissions) =>
        [.. Each(permissions).Select(NameOf)];

    /// <summary>The single bits.</summary>
    public static IEnumerable<Permissions> Each(Permissions permissions) =>
        Enumerable.Range(0, 64).Select(bit => (Permissions)(1UL << bit)).Where(flag => permissions.HasFlag(flag));

    private static string NameOf(Permissions flag) => flag switch
    {
        Permissions.CreateInstantInvite => "Create Invite",
        Permissions.ManageGuild => "Manage Server",
        Permissions.ViewChannel => "View Channels",
        Permissions.MentionEveryone => "Mention Everyone",
        Permissions.UseExternalEmojis => "Use External Emoji",
        Permissions.ModerateMembers => "Timeout Members",
        _ when Enum.IsDefined(flag) => Words(flag.ToString()),
        _ => $"permission {flag:D}",
    };

    private static string Words(string name) =>
        string.Concat(name.Select((letter, i) => i > 0 && char.IsUpper(letter) ? $" {letter}" : letter.ToString()))
            .Replace(" In ", " in ", StringComparison.Ordinal);
}
