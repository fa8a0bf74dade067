namespace KillBot.Domain.Servers;

/// <summary>An account that was seen in a server: by a login, or by a command used there.</summary>
public sealed class ServerMember
{
    /// <summary>ADMINISTRATOR and MANAGE_GUILD (https://discord.com/developers/docs/topics/permissions).</summary>
    private const long ManagingPermissions = 0x8 | 0x20;

    public required Guid ServerId { get; init; }

    public required Guid UserId { get; init; }

    public bool IsOwner { get; set; }

    /// <summary>The member's permissions in the guild, as Discord's bit set.</summary>
    public long Permissions { get; set; }

    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>May change the server's settings.</summary>
    public bool IsManager => Manages(IsOwner, Permissions);

    internal static bool Manages(bool isOwner, long permissions) => isOwner || (permissions & ManagingPermissions) != 0;
}
