namespace KillBot.Domain.Users;

/// <summary>Who administers this instance by its configuration, beside the accounts marked so.</summary>
public sealed class AdministratorOptions
{
    /// <summary>Discord snowflakes.</summary>
    public IList<long> AdminIds { get; } = [];
}
