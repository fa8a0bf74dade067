using KillBot.Discord.Resources;

namespace KillBot.Discord.Interactions;

/// <summary>Who wants what, where, and in which language.</summary>
public class InteractionRequest
{
    private readonly InteractionData _data;

    internal InteractionRequest(Interaction interaction)
    {
        Interaction = interaction;
        _data = interaction.Data ?? new InteractionData();
        Options = new CommandOptions(_data);
        Inputs = new ModalInputs(_data.Components);
        Caller = interaction.Caller ?? throw new ArgumentException("An interaction has a caller.", nameof(interaction));
        Granted = CallerPermissions;
    }

    /// <summary>All that Discord sent.</summary>
    public Interaction Interaction { get; }

    public User Caller { get; }

    /// <summary>Null in direct messages.</summary>
    public Snowflake? GuildId => Interaction.GuildId;

    public Snowflake? ChannelId => Interaction.ChannelId ?? Interaction.Channel?.Id;

    /// <summary>The caller's language: for what only they see.</summary>
    public string Locale => Interaction.Locale ?? DiscordLocales.Default;

    /// <summary>The guild's language: for what everybody sees. In direct messages the caller's.</summary>
    public string GuildLocale => Interaction.GuildLocale ?? Locale;

    /// <summary>What the caller may do in this channel; none in direct messages.</summary>
    public Permissions CallerPermissions => Interaction.Member?.Permissions ?? Permissions.None;

    /// <summary>
    /// What the caller counts as allowed to with this bot: <see cref="CallerPermissions"/>, and what the host adds to them
    /// (<see cref="GrantedPermissions"/>).
    /// </summary>
    public Permissions Granted { get; internal set; }

    /// <summary>What the bot may do in this channel.</summary>
    public Permissions AppPermissions => Interaction.AppPermissions ?? Permissions.None;

    /// <summary>The options of a command, and the path to its subcommand.</summary>
    public CommandOptions Options { get; }

    /// <summary>What was entered in a modal.</summary>
    public ModalInputs Inputs { get; }

    /// <summary>What was selected in a menu: values, or ids as text.</summary>
    public IReadOnlyList<string> Values => _data.Values;

    /// <summary>The user or message that a context menu command was used on.</summary>
    public Snowflake? TargetId => _data.TargetId;

    /// <summary>What follows the first colon of the custom id; empty without one. Anybody can send any custom id that was ever shown.</summary>
    public string Argument => CustomId.Split(_data.CustomId).Argument;

    /// <summary>True if the caller counts as having all of <paramref name="permissions"/>, or is an administrator.</summary>
    public bool CallerHas(Permissions permissions) => PermissionNames.Missing(permissions, Granted) == Permissions.None;
}
