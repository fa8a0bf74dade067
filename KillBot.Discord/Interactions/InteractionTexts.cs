namespace KillBot.Discord.Interactions;

/// <summary>
/// What the router itself says to callers, in English. A host that speaks more languages registers a descendant before
/// it adds the Discord client.
/// </summary>
public class InteractionTexts
{
    /// <summary>When too many interactions are at work.</summary>
    public virtual string Busy(string locale) => "I'm busy right now. Please try again in a moment.";

    /// <summary>For what is used in a direct message and works in servers only.</summary>
    public virtual string GuildOnly(string locale) => "This only works in a server.";

    /// <param name="permissions">At least one.</param>
    public virtual string MissingPermissions(string locale, Permissions permissions)
    {
        var names = PermissionNames.Of(permissions);
        return names.Count == 1
            ? $"You need the {names[0]} permission."
            : $"You need the {string.Join(", ", names.SkipLast(1))} and {names[^1]} permissions.";
    }

    /// <summary>For a command, button or form that this version does not have any more.</summary>
    public virtual string Unavailable(string locale) => "This is no longer available.";

    /// <param name="reference">Stands in the log beside the exception.</param>
    public virtual string Failed(string locale, string reference) =>
        $"Something went wrong. If it happens again, tell the bot's operator this reference: `{reference}`";

    /// <summary>When the process stops, or the interaction's 15 minutes are over, before there was an answer.</summary>
    public virtual string Interrupted(string locale) => "This was interrupted. Please try again.";

    /// <summary>For a handler that ended without an answer.</summary>
    public virtual string Done(string locale) => "Done.";

    /// <summary>Takes the place of "thinking" when a command that answers everybody has something for the caller only.</summary>
    public virtual string AnsweredPrivately(string locale) => "Answered privately.";
}
